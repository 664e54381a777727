import { remindObservation, remindObservationInput } from '#domain/completion/remind-observation';
import { defineTask } from '#engine/task';

/** Reminds the curator that an observation of the post-support is missing (П1 п.5.9; T-101). */
export const remindObservationTask = defineTask({
  topic: 'remind-observation',
  input: remindObservationInput,
  async run(ctx, input) {
    await remindObservation(ctx, input);
    return {};
  },
});
