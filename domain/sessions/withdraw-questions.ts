import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import type { QuestionKind } from './agenda-item.ts';
import { lockOpenItems, withdrawItem } from './agenda-item-store.ts';

export interface Withdrawal {
  readonly caseId: string;
  readonly reason: string;
  /** Only these kinds; every open question without it. */
  readonly kinds?: readonly QuestionKind[];
  /** A question that already stands on an agenda stays there: the body that was called together answers it. */
  readonly onlyWaiting?: true;
}

/**
 * Takes open questions of a case off the line and off agendas that were not held: the case ended, or another question covers them
 * (П1 п.4.1, 4.4; T-058, T-063).
 */
export async function withdrawQuestions(ctx: Context, input: Withdrawal): Promise<void> {
  const { caseId, reason, kinds } = input;
  await inTransaction(ctx, async (tx) => {
    const open = await lockOpenItems(tx.db, caseId);
    const gone = open.filter(
      ({ kind, status }) => (!kinds || kinds.includes(kind)) && (input.onlyWaiting !== true || status === 'waiting'),
    );
    for (const item of gone) {
      await withdrawItem(tx.db, item.id, { reason, sessionId: null, at: tx.now });
      await recordEvent(tx, {
        action: 'question.withdrawn',
        objectKind: 'agenda-item',
        objectId: item.id,
        caseId,
        before: { kind: item.kind, status: item.status, sessionId: item.sessionId },
      });
    }
  });
}
