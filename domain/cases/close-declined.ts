import { inTransaction, type Context } from '#domain/context';
import { releaseCurator } from '#domain/curators/settle-curator';
import { liftDeadline } from '#domain/deadlines/meet-deadline';
import { DomainError } from '#domain/errors';
import { findDeclined } from '#domain/events/case-event';
import { keepNewAddress } from '#domain/events/close-case-event';
import { endProgramme } from '#domain/plans/one-programme';
import { findActivePlan } from '#domain/plans/plan-reading';
import { archiveCase, changeCaseStatus } from './change-case-status.ts';
import { lockCaseForChange } from './lock-case-for-change.ts';

/**
 * Ends a case whose family refused in writing or moved away before it came on the register: «сопровождение не начато»,
 * questions are withdrawn, the provisional curator is released, the ten days end (П1 п.2.3 а, 4.9; T-093; AMB-10, AMB-19).
 */
export async function closeDeclined(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { status } = await lockCaseForChange(tx, caseId);
    if (status === 'closed') return;
    const event = await findDeclined(tx, caseId);
    if (!event) throw new DomainError('NOT_DECLINED', 'Подтверждённого отказа или переезда до постановки на учет нет.');
    // Where the register follows the signature, a plan may be in force already (AMB-09).
    const plan = await findActivePlan(tx, caseId);
    if (plan) await endProgramme(tx, plan.id);
    const ground = event.kind === 'family-moved' ? 'moved-early' : 'family-refused-early';
    await changeCaseStatus(tx, { caseId, to: 'closed', ground });
    await keepNewAddress(tx, event);
    await liftDeadline(tx, { caseId });
    await releaseCurator(tx, { caseId });
    await archiveCase(tx, { caseId });
  });
}
