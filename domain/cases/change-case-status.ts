import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { closeEventsOfEndedCase } from '#domain/events/close-case-event';
import { returnAppeals } from '#domain/intake/return-appeals';
import { withdrawQuestions } from '#domain/sessions/withdraw-questions';
import { resumeCase } from '#domain/suspensions/resume-case';
import { isAllowedChange, type Case, type CaseStatus, type ClosingGround } from './case.ts';
import { updateArchivedAt, updateStatus } from './case-store.ts';
import { lockCaseForChange } from './lock-case-for-change.ts';

export interface CaseStatusChange {
  readonly caseId: string;
  readonly to: CaseStatus;
  /** On closing: why the case ends. */
  readonly ground?: ClosingGround;
}

/**
 * Moves a case from preparation to support, post-support and its end (П1 п.4.11, 5.8, 5.9; T-041).
 * The same change a second time changes nothing, because steps of the engine may be delivered twice.
 */
export async function changeCaseStatus(ctx: Context, change: CaseStatusChange): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockCaseForChange(tx, change.caseId);
    const ground = change.ground ?? null;
    if (before.status === change.to && before.closingGround === ground) return;
    if (!isAllowedChange(before.status, change)) {
      throw new DomainError('CASE_STATUS_CONFLICT', 'Дело нельзя перевести в это состояние.', {
        from: before.status,
        to: change.to,
      });
    }
    const closedAt = change.to === 'closed' ? tx.now : null;
    await updateStatus(tx.db, before.id, { status: change.to, closingGround: ground, closedAt });
    if (change.to === 'post-support' || change.to === 'closed') {
      await closeEventsOfEndedCase(tx, before.id);
      await resumeCase(tx, { caseId: before.id, reason: 'Сопровождение завершено.' });
      const reason = closedAt ? 'Дело закрыто.' : 'Сопровождение завершено.';
      await withdrawQuestions(tx, { caseId: before.id, reason });
    }
    if (closedAt) await returnAppeals(tx, before.id);
    await recordEvent(tx, {
      action: change.to === 'closed' ? 'case.closed' : 'case.status-changed',
      ...subject(before),
      before: { status: before.status },
      after: { status: change.to, ...(ground && { ground }) },
    });
  });
}

/** Puts a closed case into the archive, once (П4–11 ст.VII). */
export async function archiveCase(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await lockCaseForChange(tx, caseId);
    if (found.archivedAt) return;
    if (found.status !== 'closed') throw new DomainError('CASE_NOT_CLOSED', 'В архив передают только закрытое дело.');
    await updateArchivedAt(tx.db, caseId, tx.now);
    await recordEvent(tx, { action: 'case.archived', ...subject(found) });
  });
}

function subject(found: Case) {
  return { objectKind: 'case', objectId: found.id, caseId: found.id, centreId: found.centreId };
}
