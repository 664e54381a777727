import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { closeCaseEvent, closeEventsOfEndedCase } from '#domain/events/close-case-event';
import { declinePlan } from '#domain/plans/review-plan';
import { withdrawQuestions } from '#domain/sessions/withdraw-questions';
import { resumeCase } from '#domain/suspensions/resume-case';
import { endsSupport, reviewKindSchema, reviewOutcomeSchema } from './review.ts';
import { findDecidedQuestionOf, findReview, updateReview } from './review-store.ts';

export const finishReviewInput = z.object({
  caseId: z.uuid(),
  reviewKind: reviewKindSchema,
  caseEventId: z.uuid().nullish(),
  decisionOutcome: reviewOutcomeSchema,
});

/**
 * Closes the review and the event that called it with the decision. Where support goes on its measures are taken up again; where it
 * ends nothing of it is asked or drafted any more (П1 п.5.8; T-087, T-097).
 */
export async function finishReview(ctx: Context, input: z.input<typeof finishReviewInput>): Promise<void> {
  const { caseId, reviewKind, caseEventId = null, decisionOutcome: outcome } = finishReviewInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const { centreId } = await lockCaseForChange(tx, caseId);
    const review = await findReview(tx.db, { caseId, caseEventId });
    if (!review || review.finishedAt !== null) return;
    await updateReview(tx.db, review.id, { finishedAt: tx.now, outcome });
    const agendaItemId = (await findDecidedQuestionOf(tx.db, review.id)) ?? null;
    await recordEvent(tx, {
      action: 'review.finished',
      objectKind: 'review',
      objectId: review.id,
      caseId,
      centreId,
      after: { reviewKind, caseEventId, outcome, agendaItemId },
    });
    if (caseEventId !== null) await closeCaseEvent(tx, { caseEventId, outcome });
    if (endsSupport(outcome)) return endTogether(tx, caseId);
    if (caseEventId === null) return;
    await resumeCase(tx, { caseId, caseEventId, reason: 'Консилиум решил продолжать сопровождение.' });
  });
}

/** Other events, questions and drafts of the case have lost their object: no one decides on them after this decision. */
async function endTogether(ctx: Context, caseId: string): Promise<void> {
  await closeEventsOfEndedCase(ctx, caseId);
  await withdrawQuestions(ctx, { caseId, reason: 'Решено завершить сопровождение.' });
  await declinePlan(ctx, { caseId });
}
