import { inTransaction, type Context } from '#domain/context';
import { releaseCurator } from '#domain/curators/settle-curator';
import { liftDeadline } from '#domain/deadlines/meet-deadline';
import { DomainError } from '#domain/errors';
import { listDeclined } from '#domain/events/case-event';
import { keepMove } from '#domain/events/close-case-event';
import { closeOpenItems } from '#domain/measures/close-open-items';
import { endProgramme } from '#domain/plans/one-programme';
import { findActivePlan } from '#domain/plans/plan-reading';
import { archiveCase, changeCaseStatus } from './change-case-status.ts';
import { lockCaseForChange } from './lock-case-for-change.ts';

/**
 * Ends a case whose family refused in writing or moved away before it came on the register: «сопровождение не начато»,
 * questions are withdrawn, the provisional curator is released, the ten days end. A move is kept also where a refusal was confirmed
 * beside it: its own step may not come any more (П1 п.2.3 а, 4.9; T-093, T-095; AMB-10, AMB-19).
 */
export async function closeDeclined(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { status } = await lockCaseForChange(tx, caseId);
    if (status === 'closed') return;
    const declined = await listDeclined(tx, caseId);
    const [event] = declined;
    if (!event) throw new DomainError('NOT_DECLINED', 'Подтверждённого отказа или переезда до постановки на учет нет.');
    // Where the register follows the signature, a plan may be in force already (AMB-09).
    const plan = await findActivePlan(tx, caseId);
    if (plan) {
      await closeOpenItems(tx, { caseId });
      await endProgramme(tx, plan.id);
    }
    const ground = event.kind === 'family-moved' ? 'moved-early' : 'family-refused-early';
    await changeCaseStatus(tx, { caseId, to: 'closed', ground });
    for (const one of declined) await keepMove(tx, one);
    await liftDeadline(tx, { caseId });
    await releaseCurator(tx, { caseId });
    await archiveCase(tx, { caseId });
  });
}
