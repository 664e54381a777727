import { prepareApplication, prepareApplicationInput } from '#domain/benefits/prepare-application';
import { defineTask } from '#engine/task';

/** Prepares the numbered application of a benefit measure (П4–11 ст.V; T-073). */
export const prepareApplicationTask = defineTask({
  topic: 'prepare-application',
  input: prepareApplicationInput,
  errors: ['NO_BENEFIT_BODY'],
  async run(ctx, input) {
    await prepareApplication(ctx, input);
    return {};
  },
});
