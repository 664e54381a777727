import type { Context } from '#domain/context';
import { listUserNames } from '#domain/users/user-name-view';
import { listSuspensions } from './suspension-store.ts';
import { SUSPENSION_LABELS } from './suspension.ts';

/** When and why the measures of a case stood still, the last time first (П1 п.5.8; T-092). */
export async function describeSuspensions(ctx: Context, caseId: string) {
  const found = await listSuspensions(ctx.db, caseId);
  const users = await listUserNames(
    ctx,
    found.flatMap(({ suspendedBy, endedBy }) => [suspendedBy ?? '', endedBy ?? '']),
  );
  return found.map((one) => ({
    id: one.id,
    kind: one.kind,
    label: SUSPENSION_LABELS[one.kind],
    reason: one.reason,
    suspendedAt: one.suspendedAt,
    suspendedBy: users.get(one.suspendedBy ?? '') ?? null,
    endedAt: one.endedAt,
    endedBy: users.get(one.endedBy ?? '') ?? null,
    endReason: one.endReason,
  }));
}
