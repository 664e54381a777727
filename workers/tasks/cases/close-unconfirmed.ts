import { z } from 'zod';
import { closeUnconfirmed as closeCase } from '#domain/cases/close-unconfirmed';
import { defineTask } from '#engine/task';

/** The consilium did not confirm the need: the case ends (П1 п.4.1). */
export const closeUnconfirmed = defineTask({
  topic: 'close-unconfirmed',
  input: z.object({ caseId: z.uuid() }),
  async run(ctx, { caseId }) {
    await closeCase(ctx, { caseId });
    return {};
  },
});
