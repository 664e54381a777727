import { activatePlan, activatePlanInput } from '#domain/plans/activate-plan';
import { defineTask } from '#engine/task';

/** Brings the signed version into force and archives the one before (П1 п.4.9; T-068, T-081). */
export const activatePlanTask = defineTask({
  topic: 'activate-plan',
  input: activatePlanInput,
  async run(ctx, input) {
    await activatePlan(ctx, input);
    return {};
  },
});
