import { prepareMemo, prepareMemoInput } from '#domain/measures/prepare-memo';
import { defineTask } from '#engine/task';

/** Makes the memo with institutions of the family's district (П4–11 ст.V; T-073). */
export const prepareMemoTask = defineTask({
  topic: 'prepare-memo',
  input: prepareMemoInput,
  errors: ['NO_INSTITUTION'],
  async run(ctx, input) {
    await prepareMemo(ctx, input);
    return {};
  },
});
