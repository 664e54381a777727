import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { insertSuspension } from './suspension-store.ts';
import type { SuspensionKind } from './suspension.ts';

export interface SuspensionRequest {
  readonly caseId: string;
  readonly kind: SuspensionKind;
  readonly reason: string;
  /** The event whose review suspends the case. */
  readonly caseEventId?: string | undefined;
}

/**
 * Suspends the measures of a case with a reason; one suspension by hand and one per event under review may run beside each other.
 * The same one a second time changes nothing: says whether it is new (П1 п.5.8; T-092).
 */
export async function suspendCase(ctx: Context, given: SuspensionRequest): Promise<boolean> {
  const { caseId, kind, reason, caseEventId = null } = given;
  return inTransaction(ctx, async (tx) => {
    const found = await lockCaseForChange(tx, caseId);
    if (found.status !== 'support' && found.status !== 'preparation') {
      throw new DomainError('NOT_SUPPORTED', 'Приостановить можно только подготовку к сопровождению и сопровождение.');
    }
    const by = tx.actor.kind === 'person' ? tx.actor.id : null;
    const id = await insertSuspension(tx.db, { caseId, kind, reason, caseEventId, suspendedAt: tx.now, suspendedBy: by });
    if (id === undefined) return false;
    await recordEvent(tx, {
      action: 'case.suspended',
      objectKind: 'suspension',
      objectId: id,
      caseId,
      centreId: found.centreId,
      after: { kind, ...(caseEventId !== null && { caseEventId }) },
    });
    return true;
  });
}
