import { remindAgency, remindAgencyInput } from '#domain/requests/remind-agency';
import { defineTask } from '#engine/task';

/** Reminds the curator that an organisation is to answer whether it helps (П1 п.5.3; T-077, T-117). */
export const remindAgencyTask = defineTask({
  topic: 'remind-agency',
  input: remindAgencyInput,
  async run(ctx, input) {
    await remindAgency(ctx, input);
    return {};
  },
});
