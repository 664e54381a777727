import { z } from 'zod';
import { handOverFamily } from '#domain/events/hand-over-family';
import { defineTask } from '#engine/task';

/** The centre of the new district hears of a family that moved and agreed to it (П1 п.5.8 в; T-095). */
export const handOverFamilyTask = defineTask({
  topic: 'hand-over-family',
  input: z.object({ caseId: z.uuid(), caseEventId: z.uuid() }),
  run: (ctx, input) => handOverFamily(ctx, input),
});
