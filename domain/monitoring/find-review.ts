import type { Context } from '#domain/context';
import type { OpenTask } from '#domain/tasks/task-form';
import { z } from 'zod';
import type { Review } from './review.ts';
import { findReview, findReviewByQuestion, linkQuestion } from './review-store.ts';

const calledBySchema = z.uuid().nullable().catch(null);

/** The review to which a task of the case belongs; tasks of processes released before reviews were kept have none (T-085, T-097). */
export async function findReviewOfTask(ctx: Context, task: OpenTask): Promise<Review | undefined> {
  if (task.caseId === undefined) return undefined;
  const caseEventId = calledBySchema.parse(task.variables['caseEventId'] ?? null);
  return findReview(ctx.db, { caseId: task.caseId, caseEventId });
}

/** The review that asks this question of the consilium (П1 п.5.8; T-086, T-166). */
export async function findReviewOfQuestion(ctx: Context, agendaItemId: string): Promise<Review | undefined> {
  return findReviewByQuestion(ctx.db, agendaItemId);
}

/** Remembers which question of the consilium a review asks, so that sheet and proposal stand beside its decision (T-119, T-166). */
export async function linkReviewQuestion(
  ctx: Context,
  given: { caseId: string; caseEventId: string | null; agendaItemId: string },
): Promise<void> {
  const review = await findReview(ctx.db, given);
  if (review) await linkQuestion(ctx.db, review.id, given.agendaItemId);
}
