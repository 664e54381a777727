import { parseInput } from '#domain/parse-input';
import { idOf } from '#domain/plans/task-variables';
import type { TaskForm } from '#domain/tasks/task-form';
import { markMeasure, markMeasureInput } from './mark-measure.ts';
import { describeMeasure } from './measure-facts.ts';

const dataSchema = markMeasureInput.omit({ planItemId: true });

/** «Отметка о выполнении» (П2; T-074, T-143, T-145). */
export const markMeasureForm: TaskForm = {
  formKey: 'mark-measure',

  async prepare(ctx, task) {
    return { initial: {}, choices: {}, facts: await describeMeasure(ctx, idOf(task, 'planItemId')) };
  },

  async complete(ctx, task, data) {
    await markMeasure(ctx, { planItemId: idOf(task, 'planItemId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
