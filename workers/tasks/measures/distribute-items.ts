import { distributeItems, distributeItemsInput } from '#domain/measures/distribute-items';
import { defineTask } from '#engine/task';

/** Sorts the new measures of a category by kind of help (П4–11 ст.V; T-073). */
export const distributeItemsTask = defineTask({
  topic: 'distribute-items',
  input: distributeItemsInput,
  run: (ctx, input) => distributeItems(ctx, input),
});
