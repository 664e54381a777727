import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { finishPostSupport } from './finish-post-support.ts';
import { selectObservations } from './post-support-store.ts';

const dataSchema = z.object({ finalNote: z.string().trim().min(1) });

const STATES = { better: 'улучшается', same: 'без изменений', worse: 'ухудшается' } as const;

/** «Итоговая запись о постсопровождении» (П1 п.5.9; T-102). */
export const postSupportNoteForm: TaskForm = {
  formKey: 'post-support-note',

  async prepare(ctx, task) {
    const observations = await selectObservations(ctx.db, caseOfTask(task));
    return {
      initial: {},
      choices: {},
      facts: observations.map(({ plannedOn, observedOn, familyState }) => ({
        label: `Наблюдение ${russianDate(observedOn ?? plannedOn)}`,
        value: familyState === null ? 'не проведено' : STATES[familyState],
      })),
    };
  },

  async complete(ctx, task, data) {
    await finishPostSupport(ctx, { caseId: caseOfTask(task), ...parseInput(dataSchema, data) });
    return {};
  },
};
