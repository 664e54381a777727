import { z } from 'zod';
import { answerSender } from '#domain/intake/answer-sender';
import { defineTask } from '#engine/task';

/** Makes the answer to the sender of a message, in words that say nothing of the family (П1 п.4.3; T-072). */
export const answerSenderTask = defineTask({
  topic: 'answer-sender',
  input: z.object({ caseId: z.uuid(), senderAnswer: z.enum(['accepted', 'considered']) }),
  async run(ctx, { caseId, senderAnswer }) {
    await answerSender(ctx, { caseId, kind: senderAnswer });
    return {};
  },
});
