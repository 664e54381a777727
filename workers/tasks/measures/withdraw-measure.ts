import { withdrawMeasure, withdrawMeasureInput } from '#domain/measures/withdraw-measure';
import { defineTask } from '#engine/task';

/** Ends what runs for a measure that a new version took out (П1 п.5.8 а; T-081). */
export const withdrawMeasureTask = defineTask({
  topic: 'withdraw-measure',
  input: withdrawMeasureInput,
  async run(ctx, input) {
    await withdrawMeasure(ctx, input);
    return {};
  },
});
