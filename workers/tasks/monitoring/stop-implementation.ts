import { stopImplementation, stopImplementationInput } from '#domain/monitoring/stop-implementation';
import { defineTask } from '#engine/task';

/** Tells the running implementation to stop (П1 п.5.8 б, в; T-090, T-091). */
export const stopImplementationTask = defineTask({
  topic: 'stop-implementation',
  input: stopImplementationInput,
  async run(ctx, input) {
    await stopImplementation(ctx, input);
    return {};
  },
});
