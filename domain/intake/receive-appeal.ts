import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { insertAppeal, type NewAppeal } from './appeal-store.ts';
import { insertSender, type SenderRow } from './sender-store.ts';
import { tellClerks } from './tell-clerks.ts';

type Known =
  | 'unitId'
  | 'number'
  | 'channel'
  | 'sourceKind'
  | 'sourceId'
  | 'externalId'
  | 'originAppealId'
  | 'originReceivedOn'
  | 'originCaseId';

export interface ReceivedAppeal
  extends Required<Pick<NewAppeal, 'centreId' | 'ground' | 'problem' | 'receivedOn' | 'content'>>, Pick<NewAppeal, Known> {
  /** Who sent a message. */
  readonly sender?: SenderRow | undefined;
}

/**
 * Puts an appeal into the list of a centre before anybody has registered it; the clerks are told. The clock of the centre starts
 * on this day (П1 п.4.3; T-024, T-026, T-035).
 */
export async function receiveAppeal(ctx: Context, given: ReceivedAppeal): Promise<{ appealId: string }> {
  return inTransaction(ctx, async (tx) => {
    const { sender, ...appeal } = given;
    const { centreId, unitId = null, ground, receivedOn, number, sourceKind, sourceId, originReceivedOn, originCaseId } = appeal;
    const appealId = await insertAppeal(tx.db, { ...appeal, status: 'received' });
    if (sender) await insertSender(tx.db, appealId, sender);
    const kind = sourceId === undefined ? 'appeal-received' : 'message-received';
    await tellClerks(tx, { centreId, unitId, kind, dedupeKey: `${kind}:${appealId}` });
    await recordEvent(tx, {
      action: 'appeal.received',
      objectKind: 'appeal',
      objectId: appealId,
      centreId,
      after: { ground, receivedOn, number, sourceKind, sourceId, originReceivedOn, originCaseId },
    });
    return { appealId };
  });
}
