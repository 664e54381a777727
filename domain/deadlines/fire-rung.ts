import { recordEvent } from '#domain/audit/record-event';
import { getCase } from '#domain/cases/get-case';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { findCurrentCurator } from '#domain/curators/current-curator';
import { notifyPeople } from '#domain/notifications/notify-people';
import { listRoleHolders } from '#domain/users/role-holders';
import { fireRungOnce, lockDeadline, markOverdue } from './deadline-store.ts';
import type { RungCode } from './ladder.ts';

/**
 * Fires one rung of the ladder, once: reminders tell the curator and the head, the overdue rung flags the case and tells the director.
 * A deadline that was met meanwhile stays silent (П1 п.4.4, 5.2; T-057).
 */
export async function fireRung(ctx: Context, given: { caseId: string; rung: RungCode }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const deadline = await lockDeadline(tx.db, given.caseId);
    if (!deadline) throw new DomainError('DEADLINE_MISSING', 'У дела нет рассчитанного срока.');
    if (deadline.closedAt || !(await fireRungOnce(tx.db, deadline.id, given.rung, tx.now))) return;
    const found = await getCase(tx, given.caseId);
    if (given.rung === 'overdue') await markOverdue(tx.db, deadline.id, tx.now);
    const userIds = await listWhoMustKnow(tx, { ...given, centreId: found.centreId, unitId: found.unitId });
    await notifyPeople(tx, {
      userIds,
      caseId: given.caseId,
      kind: given.rung === 'overdue' ? 'deadline-overdue' : 'deadline-near',
      dedupeKey: `deadline:${deadline.id}:${given.rung}`,
    });
    await recordEvent(tx, {
      action: given.rung === 'overdue' ? 'deadline.overdue' : 'deadline.reminded',
      objectKind: 'deadline',
      objectId: deadline.id,
      caseId: given.caseId,
      centreId: found.centreId,
      after: { rung: given.rung, dueOn: deadline.dueOn, notified: userIds.length },
    });
  });
}

async function listWhoMustKnow(
  ctx: Context,
  given: { caseId: string; rung: RungCode; centreId: string; unitId: string },
): Promise<string[]> {
  if (given.rung === 'overdue') return listRoleHolders(ctx, { role: 'director', centreId: given.centreId });
  const heads = await listRoleHolders(ctx, { role: 'head', unitId: given.unitId });
  const curator = await findCurrentCurator(ctx, given.caseId);
  return curator ? [...new Set([curator.userId, ...heads])] : heads;
}
