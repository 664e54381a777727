import { remindVisit, remindVisitInput } from '#domain/visits/remind-visit';
import { defineTask } from '#engine/task';

/** Reminds the curator of a visit that is due (П1 п.5.10; T-122). */
export const remindVisitTask = defineTask({
  topic: 'remind-visit',
  input: remindVisitInput,
  async run(ctx, input) {
    await remindVisit(ctx, input);
    return {};
  },
});
