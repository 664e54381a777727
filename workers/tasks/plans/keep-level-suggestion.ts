import { keepLevelSuggestion, keepLevelSuggestionInput } from '#domain/plans/keep-level-suggestion';
import { defineTask } from '#engine/task';

/** Keeps the suggested level beside the proposed one (П1 п.4.8; T-065). */
export const keepLevelSuggestionTask = defineTask({
  topic: 'keep-level-suggestion',
  input: keepLevelSuggestionInput,
  async run(ctx, input) {
    await keepLevelSuggestion(ctx, input);
    return {};
  },
});
