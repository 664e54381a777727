import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { FormHint, TaskForm } from '#domain/tasks/task-form';
import { finishPostSupport, finishPostSupportInput } from './finish-post-support.ts';
import { findPostSupport, selectObservations } from './post-support-store.ts';

const dataSchema = finishPostSupportInput.omit({ caseId: true });

const STATES = { better: 'улучшается', same: 'без изменений', worse: 'ухудшается' } as const;

const DETERIORATION: FormHint = {
  code: 'DETERIORATION',
  message: 'Положение ухудшилось: внесите «Повторное обращение» на карточке дела, оно будет заполнено из этого дела.',
  pointer: '/outcome',
};

/** «Итоговая запись о постсопровождении» (П1 п.5.9; T-102). */
export const postSupportNoteForm: TaskForm = {
  formKey: 'post-support-note',

  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    const support = await findPostSupport(ctx.db, caseId);
    const observations = await selectObservations(ctx.db, caseId);
    const last = observations.findLast(({ familyState }) => familyState !== null);
    const refusedOn = support?.refusedOn ?? null;
    return {
      initial: { outcome: refusedOn === null ? (last?.familyState === 'worse' ? 'worse' : 'stable') : 'refused' },
      choices: {},
      facts: [
        ...(refusedOn === null ? [] : [{ label: 'Семья отказалась от постсопровождения', value: russianDate(refusedOn) }]),
        ...observations.map(({ plannedOn, observedOn, familyState }) => ({
          label: `Наблюдение ${russianDate(observedOn ?? plannedOn)}`,
          value: familyState === null ? 'не проведено' : STATES[familyState],
        })),
      ],
    };
  },

  /** A family that gets worse is not left alone: its way back is named while the note is written (T-102; AMB-18). */
  hints(_ctx, _task, data) {
    const worse = z.looseObject({ outcome: z.literal('worse') }).safeParse(data).success;
    return Promise.resolve(worse ? [DETERIORATION] : []);
  },

  async complete(ctx, task, data) {
    await finishPostSupport(ctx, { caseId: caseOfTask(task), ...parseInput(dataSchema, data) });
    return {};
  },
};
