import { deregisterFamily, deregisterFamilyInput } from '#domain/register/deregister-family';
import { defineTask } from '#engine/task';

/** Takes the family off the ведомственный учет (П1 п.5.8; T-098). */
export const deregisterFamilyTask = defineTask({
  topic: 'deregister-family',
  input: deregisterFamilyInput,
  async run(ctx, input) {
    await deregisterFamily(ctx, input);
    return {};
  },
});
