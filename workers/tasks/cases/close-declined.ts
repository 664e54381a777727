import { z } from 'zod';
import { closeDeclined as closeCase } from '#domain/cases/close-declined';
import { defineTask } from '#engine/task';

/** The family refused or moved away before it came on the register: the case ends (П1 п.2.3 а, 4.9; T-093). */
export const closeDeclined = defineTask({
  topic: 'close-declined',
  input: z.object({ caseId: z.uuid() }),
  async run(ctx, { caseId }) {
    await closeCase(ctx, { caseId });
    return {};
  },
});
