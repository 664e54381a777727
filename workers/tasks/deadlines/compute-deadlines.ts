import { z } from 'zod';
import { computeDeadline } from '#domain/deadlines/compute-deadline';
import { defineTask } from '#engine/task';

/** First step of a case: the deadline of approval with its ladder, as instants for the engine's timers (T-055, T-057). */
export const computeDeadlines = defineTask({
  topic: 'compute-deadlines',
  input: z.object({ caseId: z.uuid() }),
  run: async (ctx, { caseId }) => ({ ...(await computeDeadline(ctx, { caseId })) }),
});
