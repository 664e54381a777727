import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { FormHint, TaskForm } from '#domain/tasks/task-form';
import { findPostSupport, selectObservations } from './post-support-store.ts';
import { technologyName } from './technology.ts';
import { recordObservation, recordObservationInput } from './record-observation.ts';

const dataSchema = recordObservationInput.omit({ caseId: true, taskId: true });

const DETERIORATION: FormHint = {
  code: 'DETERIORATION',
  message:
    'Положение ухудшилось. После сохранения на карточке дела доступно «Повторное обращение»: оно будет заполнено из этого дела.',
  pointer: '/familyState',
};

/** «Наблюдение в период постсопровождения» (П1 п.5.9; T-099, T-101). */
export const postSupportObservationForm: TaskForm = {
  formKey: 'post-support-observation',

  async prepare(ctx, task) {
    const { id, today } = await getSupportedCase(ctx, caseOfTask(task));
    const support = await findPostSupport(ctx.db, id);
    const next = (await selectObservations(ctx.db, id)).find((observation) => observation.observedOn === null);
    return {
      initial: { observedOn: today, ...(support?.areaSpecialist != null && { areaSpecialist: support.areaSpecialist }) },
      choices: {},
      facts: [
        ...(next ? [{ label: 'Запланировано на', value: russianDate(next.plannedOn) }] : []),
        ...(support
          ? [
              { label: 'Постсопровождение', value: `${russianDate(support.startsOn)} – ${russianDate(support.endsOn)}` },
              { label: 'Технология', value: technologyName(support.technology) },
            ]
          : []),
      ],
    };
  },

  /** What follows from a deterioration is said while the form is filled (T-102; AMB-18). */
  hints(_ctx, _task, data) {
    const worse = z.looseObject({ familyState: z.literal('worse') }).safeParse(data).success;
    return Promise.resolve(worse ? [DETERIORATION] : []);
  },

  async complete(ctx, task, data) {
    await recordObservation(ctx, { caseId: caseOfTask(task), taskId: task.taskId, ...parseInput(dataSchema, data) });
    return {};
  },
};
