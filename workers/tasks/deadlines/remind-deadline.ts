import { z } from 'zod';
import { fireRung } from '#domain/deadlines/fire-rung';
import { defineTask } from '#engine/task';

/** A reminder of the ladder: curator and head hear of the deadline, once per rung (T-057). */
export const remindDeadline = defineTask({
  topic: 'remind-deadline',
  input: z.object({ caseId: z.uuid(), rung: z.enum(['reminder-1', 'reminder-2']) }),
  async run(ctx, { caseId, rung }) {
    await fireRung(ctx, { caseId, rung });
    return {};
  },
});
