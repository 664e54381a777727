import { readLevelSigns, readLevelSignsInput } from '#domain/plans/level-signs';
import { defineTask } from '#engine/task';

/** Reads from the draft what the decision table needs to suggest a level (П1 п.4.8; T-065). */
export const readLevelSignsTask = defineTask({
  topic: 'read-level-signs',
  input: readLevelSignsInput,
  async run(ctx, input) {
    return { ...(await readLevelSigns(ctx, input)) };
  },
});
