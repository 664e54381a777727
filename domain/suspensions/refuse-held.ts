import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { findActivePlan } from '#domain/plans/plan-reading';
import { refuseSuspended } from './find-suspension.ts';
import { isAgreementForm, isHeldForm } from './held-forms.ts';
import { listRunning } from './suspension-store.ts';

/**
 * Refuses a task that a suspension holds back: measures always, and the agreement to a first plan while the consilium considers that
 * the family refuses or moves. A correction of a plan in force is a way out of such a review and is never held (П1 п.4.9, 5.8; T-068, T-092).
 */
export async function refuseHeld(ctx: Context, { caseId, formKey }: { caseId: string; formKey: string }): Promise<void> {
  if (isHeldForm(formKey)) return refuseSuspended(ctx, caseId);
  if (!isAgreementForm(formKey)) return;
  const isUnderReview = (await listRunning(ctx.db, caseId)).some(({ kind }) => kind === 'event-review');
  if (!isUnderReview || (await findActivePlan(ctx, caseId))) return;
  throw new DomainError(
    'CASE_SUSPENDED',
    'Отказ или переезд семьи рассматривает консилиум: до его решения ИПССС не утверждают и не подписывают.',
  );
}
