import { remindBenefit, remindBenefitInput } from '#domain/benefits/remind-benefit';
import { defineTask } from '#engine/task';

/** Reminds the curator that the decision on an application is due (П4–11 ст.V; T-073). */
export const remindBenefitTask = defineTask({
  topic: 'remind-benefit',
  input: remindBenefitInput,
  async run(ctx, input) {
    await remindBenefit(ctx, input);
    return {};
  },
});
