import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { findReviewedPlan, listPlanItems } from '#domain/plans/plan-reading';
import { getSupportedCase } from '#domain/plans/supported-case';
import { checkEffects, makeSheet, type Effect } from './effectiveness-sheet.ts';
import { insertSheet } from './effectiveness-store.ts';
import { finishControlPoint } from './finish-control-point.ts';
import { figuresOf } from './plan-figures.ts';
import { insertReport } from './report-store.ts';
import type { Review } from './review.ts';
import { updateReview } from './review-store.ts';

export interface ReviewInformation {
  readonly caseId: string;
  readonly taskId: string;
  /** Missing for tasks of processes released before reviews were kept. */
  readonly review: Review | undefined;
  readonly dynamics: string;
  readonly content: { readonly familyOpinion: string; readonly proposals: string; readonly proposedDecision: string };
  /** The proposal to correct the programme, from which the correction will start. */
  readonly revisionReason: string | undefined;
  readonly proposedEndsOn: string | undefined;
  readonly effects: readonly Effect[];
}

/**
 * Keeps the curator's information for the consilium: the figures of the plan, the words, the effectiveness sheet, and the proposal to
 * correct the programme (П1 п.5.5, 5.8; T-086, T-119, T-166).
 */
export async function saveReviewInformation(ctx: Context, input: ReviewInformation): Promise<void> {
  const { caseId, taskId, review, dynamics, content, effects } = input;
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const plan = await findReviewedPlan(tx, caseId);
    const items = plan ? await listPlanItems(tx, plan.id) : [];
    refuseMistakes(input, checkEffects(items, effects, review?.kind));
    if (review) {
      await updateReview(tx.db, review.id, {
        needsRevision: input.revisionReason !== undefined,
        revisionReason: input.revisionReason ?? null,
        proposedEndsOn: input.proposedEndsOn ?? null,
      });
    } else {
      await finishControlPoint(tx, { caseId, kind: 'results-review' });
    }
    const figures = figuresOf(items);
    const reportId = await insertReport(tx.db, {
      ...{ caseId, taskId, kind: 'review-information', dynamics, content, figures },
      periodFrom: plan?.startsOn ?? found.today,
      periodTo: found.today,
      reviewId: review?.id,
      authorId: tx.actor.id,
      createdAt: tx.now,
    });
    if (review) await insertSheet(tx.db, { reviewId: review.id, reportId }, makeSheet(items, effects, found));
    await recordEvent(tx, {
      action: 'report.review-information',
      objectKind: 'support-report',
      objectId: taskId,
      caseId,
      centreId: found.centreId,
      after: {
        reviewKind: review?.kind,
        total: figures.total,
        proposedDecision: content.proposedDecision,
        needsRevision: input.revisionReason !== undefined,
      },
    });
  });
}

function refuseMistakes({ review, content }: ReviewInformation, fields: Record<string, string>): void {
  const isUnplanned = review !== undefined && review.caseEventId !== null;
  const wrong =
    content.proposedDecision === 'continue' && !isUnplanned
      ? { ...fields, '/proposedDecision': 'В конце срока решается, продлить программу или завершить сопровождение.' }
      : fields;
  const [first] = Object.values(wrong);
  if (first !== undefined) throw invalidInput(first, wrong);
}
