import { sendOutcomes, sendOutcomesInput } from '#domain/sessions/send-outcomes';
import { defineTask } from '#engine/task';

/** Tells each case of a session what was decided (П1 п.4.4; T-058). */
export const sendOutcomesTask = defineTask({
  topic: 'send-outcomes',
  input: sendOutcomesInput,
  async run(ctx, input) {
    await sendOutcomes(ctx, input);
    return {};
  },
});
