import { z } from 'zod';
import { closeUnsigned as closeCase } from '#domain/cases/close-unsigned';
import { defineTask } from '#engine/task';

/** The family refused to sign the approved ИПССС: the case ends (П1 п.4.9). */
export const closeUnsigned = defineTask({
  topic: 'close-unsigned',
  input: z.object({ caseId: z.uuid() }),
  async run(ctx, { caseId }) {
    await closeCase(ctx, { caseId });
    return {};
  },
});
