import type { Context } from '#domain/context';
import { listUserNames } from '#domain/users/user-name-view';
import { findCurrent } from './curator-store.ts';
import { listHandoverRows } from './handover-store.ts';

/** Hand-overs of a case with names, the newest first; whether the reader may see the case is asked there (П1 п.5.4; T-115). */
export async function describeHandovers(ctx: Context, caseId: string) {
  const rows = await listHandoverRows(ctx.db, caseId);
  const current = await findCurrent(ctx.db, caseId);
  const names = await listUserNames(
    ctx,
    rows.flatMap((row) => [row.fromUserId, row.toUserId, row.changedBy, row.confirmedBy ?? '']),
  );
  const named = (id: string) => names.get(id) ?? { id, name: '' };
  return rows.map(({ fromUserId, toUserId, toAssignmentId, changedBy, confirmedBy, ...row }) => ({
    ...row,
    from: named(fromUserId),
    to: named(toUserId),
    changedBy: named(changedBy),
    confirmedBy: confirmedBy === null ? null : named(confirmedBy),
    /** Only the hand-over to the present curator can still be confirmed. */
    isOpen: row.confirmedAt === null && toAssignmentId === current?.id,
  }));
}
