import { z } from 'zod';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { requestInforming } from '#domain/informing/request-informing';
import { getSupportedCase } from '#domain/plans/supported-case';
import { selectSessionItems } from './agenda-item-store.ts';

export const sendOutcomesInput = z.object({ sessionId: z.uuid() });

/** Tells each case of a session what was decided on its question, once per question (П1 п.4.4, 5.8; T-058). */
export async function sendOutcomes(ctx: Context, input: z.input<typeof sendOutcomesInput>): Promise<{ sent: number }> {
  const { sessionId } = sendOutcomesInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const items = await selectSessionItems(tx.db, sessionId);
    let sent = 0;
    for (const item of items) {
      if (item.outcome === null) continue;
      const { number } = await getSupportedCase(tx, item.caseId);
      const commandId = await requestCommand(tx, {
        stream: number,
        dedupeKey: `question-decided:${item.id}`,
        command: {
          kind: 'correlate-message',
          message: 'question-decided',
          businessKey: number,
          correlationKeys: { agendaItemId: item.id },
          variables: { decisionOutcome: item.outcome },
        },
      });
      if (commandId !== undefined) sent += 1;
      if (item.outcome === 'extend') await requestInforming(tx, { caseId: item.caseId, kind: 'review', key: item.id });
    }
    return { sent };
  });
}
