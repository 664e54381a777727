import { z } from 'zod';
import { fireRung } from '#domain/deadlines/fire-rung';
import { defineTask } from '#engine/task';

/** The last rung: the case is flagged as overdue and the director hears of it; the case goes on (T-057). */
export const escalateOverdue = defineTask({
  topic: 'escalate-overdue',
  input: z.object({ caseId: z.uuid() }),
  async run(ctx, { caseId }) {
    await fireRung(ctx, { caseId, rung: 'overdue' });
    return {};
  },
});
