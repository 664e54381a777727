import { archiveEndedCase, archiveEndedCaseInput } from '#domain/completion/archive-ended-case';
import { defineTask } from '#engine/task';

/** Closes the case and puts it into the archive (П4–11 ст.VII; T-102). */
export const archiveCaseTask = defineTask({
  topic: 'archive-case',
  input: archiveEndedCaseInput,
  async run(ctx, input) {
    await archiveEndedCase(ctx, input);
    return {};
  },
});
