import { openPostSupport, openPostSupportInput } from '#domain/completion/open-post-support';
import { defineTask } from '#engine/task';

/** Opens three months of post-support with monthly observations (П1 п.5.9; T-099). */
export const openPostSupportTask = defineTask({
  topic: 'open-post-support',
  input: openPostSupportInput,
  run: (ctx, input) => openPostSupport(ctx, input),
});
