import { parseInput } from '#domain/parse-input';
import { findPlacedMeasure } from '#domain/plans/plan-reading';
import { idOf } from '#domain/plans/task-variables';
import type { TaskForm } from '#domain/tasks/task-form';
import { markMeasure, markMeasureInput } from './mark-measure.ts';
import { describeMeasure } from './measure-facts.ts';
import { suggestMark } from './suggest-mark.ts';

const dataSchema = markMeasureInput.omit({ planItemId: true });

/** «Отметка о выполнении» (П2; T-074, T-075, T-143, T-145). */
export const markMeasureForm: TaskForm = {
  formKey: 'mark-measure',

  async prepare(ctx, task) {
    const planItemId = idOf(task, 'planItemId');
    const item = await findPlacedMeasure(ctx, planItemId);
    const suggested = item && (await suggestMark(ctx, item));
    return { initial: { ...suggested }, choices: {}, facts: await describeMeasure(ctx, planItemId) };
  },

  async complete(ctx, task, data) {
    await markMeasure(ctx, { planItemId: idOf(task, 'planItemId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
