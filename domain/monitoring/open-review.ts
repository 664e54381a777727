import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { notifyPeople } from '#domain/notifications/notify-people';
import { findReviewedPlan } from '#domain/plans/plan-reading';
import { suspendCase } from '#domain/suspensions/suspend-case';
import { listRoleHolders } from '#domain/users/role-holders';
import { finishControlPoint } from './finish-control-point.ts';
import { needsQuestionnaire, reviewKindSchema, type ReviewKind } from './review.ts';
import { findReview, insertReview } from './review-store.ts';

export const openReviewInput = z.object({
  caseId: z.uuid(),
  reviewKind: reviewKindSchema,
  caseEventId: z.uuid().nullish(),
});

/**
 * Opens the review of the results, once per event or end of the term. Under a refusal or a move the measures rest until the
 * consilium has decided, and the bodies' people hear at once of a review that nobody planned (П1 п.5.8; T-085, T-092, T-096, T-097).
 */
export async function openReview(ctx: Context, input: z.input<typeof openReviewInput>): Promise<{ needsQuestionnaire: boolean }> {
  const { caseId, reviewKind, caseEventId = null } = openReviewInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const { centreId } = await lockCaseForChange(tx, caseId);
    const known = await findReview(tx.db, { caseId, caseEventId });
    if (!known) await open(tx, { caseId, centreId, reviewKind, caseEventId });
    return { needsQuestionnaire: needsQuestionnaire(reviewKind) };
  });
}

interface Opening {
  readonly caseId: string;
  readonly centreId: string;
  readonly reviewKind: ReviewKind;
  readonly caseEventId: string | null;
}

async function open(ctx: Context, { caseId, centreId, reviewKind, caseEventId }: Opening): Promise<void> {
  const plan = await findReviewedPlan(ctx, caseId);
  const openedAt = ctx.now;
  const id = await insertReview(ctx.db, { caseId, kind: reviewKind, caseEventId, planVersionId: plan?.id ?? null, openedAt });
  if (reviewKind === 'term-end') await finishControlPoint(ctx, { caseId, kind: 'results-review' });
  if (caseEventId !== null) await callTogether(ctx, { caseId, centreId, reviewKind, caseEventId });
  await recordEvent(ctx, {
    action: 'review.opened',
    objectKind: 'review',
    objectId: id,
    caseId,
    centreId,
    after: { reviewKind, caseEventId, ...(plan && { version: plan.version, endsOn: plan.endsOn }) },
  });
}

const SUSPENDED_BY = { refusal: 'Письменный отказ семьи.', move: 'Переезд семьи.' } as const;

async function callTogether(
  ctx: Context,
  { caseId, centreId, reviewKind, caseEventId }: Opening & { readonly caseEventId: string },
): Promise<void> {
  if (reviewKind === 'refusal' || reviewKind === 'move') {
    await suspendCase(ctx, { caseId, kind: 'event-review', reason: SUSPENDED_BY[reviewKind], caseEventId });
  }
  const secretaries = await listRoleHolders(ctx, { role: 'secretary', centreId });
  const directors = await listRoleHolders(ctx, { role: 'director', centreId });
  await notifyPeople(ctx, {
    userIds: [...new Set([...secretaries, ...directors])],
    caseId,
    kind: 'extraordinary-review',
    dedupeKey: `extraordinary-review:${caseEventId}`,
  });
}
