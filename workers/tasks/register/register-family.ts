import { registerFamily, registerFamilyInput } from '#domain/register/register-family';
import { defineTask } from '#engine/task';

/** Enters the accepted family in the ведомственный учет (П1 п.4.11; T-070). */
export const registerFamilyTask = defineTask({
  topic: 'register-family',
  input: registerFamilyInput,
  async run(ctx, input) {
    await registerFamily(ctx, input);
    return {};
  },
});
