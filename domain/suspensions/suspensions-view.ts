import { mayReadProgramme } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { listUserNames } from '#domain/users/user-name-view';
import { findSuspension } from './find-suspension.ts';
import { listSuspensions } from './suspension-store.ts';
import { SUSPENSION_LABELS } from './suspension.ts';

/** When and why the measures of a case stood still, the last time first; why is told to who may read the programme (П1 п.5.8; T-092, T-193). */
export async function describeSuspensions(ctx: Context, caseId: string) {
  const tellsWhy = await mayReadProgramme(ctx, caseId);
  const found = await listSuspensions(ctx.db, caseId);
  const users = await listUserNames(
    ctx,
    found.flatMap(({ suspendedBy, endedBy }) => [suspendedBy ?? '', endedBy ?? '']),
  );
  return found.map((one) => ({
    id: one.id,
    kind: one.kind,
    label: SUSPENSION_LABELS[one.kind],
    reason: tellsWhy ? one.reason : null,
    suspendedAt: one.suspendedAt,
    suspendedBy: users.get(one.suspendedBy ?? '') ?? null,
    endedAt: one.endedAt,
    endedBy: users.get(one.endedBy ?? '') ?? null,
    endReason: tellsWhy ? one.endReason : null,
  }));
}

/** Why the measures stand still now, when they do; a clerk hears of no more than the kind of the reason (П1 п.5.8; T-092, T-193). */
export async function describeRunningSuspension(ctx: Context, caseId: string) {
  const found = await findSuspension(ctx, caseId);
  if (!found) return null;
  const reason = (await mayReadProgramme(ctx, caseId)) ? found.reason : null;
  return { label: SUSPENSION_LABELS[found.kind], reason, suspendedAt: found.suspendedAt };
}
