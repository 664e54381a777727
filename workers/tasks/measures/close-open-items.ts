import { closeOpenItems, closeOpenItemsInput } from '#domain/measures/close-open-items';
import { defineTask } from '#engine/task';

/** Closes what is open when the support ends (П1 п.5.8 б, в; T-090, T-091). */
export const closeOpenItemsTask = defineTask({
  topic: 'close-open-items',
  input: closeOpenItemsInput,
  async run(ctx, input) {
    await closeOpenItems(ctx, input);
    return {};
  },
});
