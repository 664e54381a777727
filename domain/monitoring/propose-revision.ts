import type { Context } from '#domain/context';
import { updateReview } from './review-store.ts';

/** What the family's answers call for becomes the proposal of the review that runs, not another review beside it (П4–11 ст.VI; T-174). */
export async function proposeRevision(ctx: Context, input: { reviewId: string; reason: string }): Promise<void> {
  await updateReview(ctx.db, input.reviewId, { needsRevision: true, revisionReason: input.reason });
}
