import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { authorise } from '#domain/users/authorise';
import { getReadableAppeal } from './appeal-access.ts';
import { lockAppeal, updateAppeal } from './appeal-store.ts';
import { makeAnswer } from './answer-sender.ts';

/** Puts a received appeal away without a case, with the reason: it tells of no family, or of one that was looked at before (П1 п.4.3; T-020). */
export async function closeAppeal(ctx: Context, { appealId, reason }: { appealId: string; reason: string }): Promise<void> {
  await inTransaction(ctx, async (open) => {
    const { centreId } = await getReadableAppeal(open, appealId);
    const tx = await authorise(open, 'appeal.close', 'do', { centreId });
    const appeal = await lockAppeal(tx.db, appealId);
    if (appeal?.status !== 'received') {
      throw new DomainError('APPEAL_ALREADY_TAKEN', 'Обращение уже зарегистрировано или закрыто.');
    }
    await updateAppeal(tx.db, appealId, { status: 'closed', closedReason: reason, closedAt: tx.now, closedBy: tx.actor.id });
    await makeAnswer(tx, { appealId, kind: 'considered' });
    await recordEvent(tx, {
      action: 'appeal.closed',
      objectKind: 'appeal',
      objectId: appealId,
      centreId,
      before: { status: 'received' },
      after: { status: 'closed' },
    });
  });
}
