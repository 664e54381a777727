import { openWorkItems, openWorkItemsInput } from '#domain/measures/open-work-items';
import { defineTask } from '#engine/task';

/** Opens the measures that a version brings, by category of the family (П1 п.4.7; T-073). */
export const openWorkItemsTask = defineTask({
  topic: 'open-work-items',
  input: openWorkItemsInput,
  run: (ctx, input) => openWorkItems(ctx, input),
});
