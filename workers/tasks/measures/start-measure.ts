import { startMeasure, startMeasureInput } from '#domain/measures/start-measure';
import { defineTask } from '#engine/task';

/** Begins a measure and says which way it goes (П4–11 ст.V; T-073). */
export const startMeasureTask = defineTask({
  topic: 'start-measure',
  input: startMeasureInput,
  run: async (ctx, input) => ({ ...(await startMeasure(ctx, input)) }),
});
