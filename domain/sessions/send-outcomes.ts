import { z } from 'zod';
import { requestCommand, type EngineCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { requestInforming } from '#domain/informing/request-informing';
import { getSupportedCase } from '#domain/plans/supported-case';
import { readSetting } from '#domain/settings/read-setting';
import { AWAITED_KINDS, type AgendaItem } from './agenda-item.ts';
import { selectSessionItems } from './agenda-item-store.ts';

export const sendOutcomesInput = z.object({ sessionId: z.uuid() });

/**
 * Tells each case of a session what was decided on its question, once per question. A postponed question says nothing,
 * an early one only when the need was not confirmed, because then the case ends (П1 п.4.1, 4.4, 5.8; T-058, T-063).
 */
export async function sendOutcomes(ctx: Context, input: z.input<typeof sendOutcomesInput>): Promise<{ sent: number }> {
  const { sessionId } = sendOutcomesInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const items = await selectSessionItems(tx.db, sessionId);
    let sent = 0;
    for (const item of items) {
      if (item.outcome === null) continue;
      const { number, centreId } = await getSupportedCase(tx, item.caseId);
      const registerAfterSigning = await readSetting(tx, 'registerAfterSigning', centreId);
      const command = messageOf(item, { number, decisionOutcome: item.outcome, registerAfterSigning });
      if (!command) continue;
      const commandId = await requestCommand(tx, { stream: number, dedupeKey: `${command.message}:${item.id}`, command });
      if (commandId !== undefined) sent += 1;
      if (item.outcome === 'extend' || item.outcome === 'continue')
        await requestInforming(tx, { caseId: item.caseId, kind: 'review', key: item.id });
    }
    return { sent };
  });
}

interface Facts {
  readonly number: string;
  readonly decisionOutcome: string;
  /** Where the centre enters families in the register: by the decision, or behind the signature (T-070; AMB-09). */
  readonly registerAfterSigning: boolean;
}

function messageOf(
  { id, kind }: AgendaItem,
  { number, decisionOutcome, registerAfterSigning }: Facts,
): Extract<EngineCommand, { kind: 'correlate-message' }> | undefined {
  if (AWAITED_KINDS.includes(kind)) {
    return {
      kind: 'correlate-message',
      message: 'question-decided',
      businessKey: number,
      correlationKeys: { agendaItemId: id },
      variables: { decisionOutcome, registerAfterSigning },
      // A question that its case has left behind meanwhile waits nowhere.
      waiter: { process: 'collegial-decision', activityIds: ['Task_PutOnAgenda'] },
    };
  }
  if (decisionOutcome !== 'need-not-confirmed') return undefined;
  return {
    kind: 'correlate-message',
    message: 'need-not-confirmed',
    businessKey: number,
    correlationKeys: {},
    variables: {},
  };
}
