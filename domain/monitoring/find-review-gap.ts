import type { Context } from '#domain/context';
import { findReviewedPlan } from '#domain/plans/plan-reading';
import { needsQuestionnaire, type Review } from './review.ts';
import { findReviewByQuestion } from './review-store.ts';

/**
 * What a review still lacks before the consilium may decide: the curator's information, and the questionnaire or the family's refusal
 * of it. A question of a process released before reviews were kept is judged by what was written under the plan (T-086, T-167).
 */
export async function findReviewGap(
  ctx: Context,
  { caseId, agendaItemId }: { caseId: string; agendaItemId: string },
): Promise<string | undefined> {
  const review = await findReviewByQuestion(ctx.db, agendaItemId);
  const since = review ? undefined : ((await findReviewedPlan(ctx, caseId))?.approvedAt ?? undefined);
  const scope = { caseId, review, since };
  if (!(await hasWritten(ctx, 'app.support_reports', { ...scope, kind: 'review-information' })))
    return 'Нет информации куратора по этому вопросу: отложите его.';
  if (review && !needsQuestionnaire(review.kind)) return undefined;
  if (!(await hasWritten(ctx, 'app.questionnaires', scope)))
    return 'Нет ни анкеты семьи, ни записи о её отказе отвечать: отложите вопрос.';
  return undefined;
}

interface Written {
  readonly caseId: string;
  readonly review: Review | undefined;
  readonly since: Date | undefined;
  readonly kind?: string;
}

async function hasWritten(
  ctx: Context,
  table: 'app.support_reports' | 'app.questionnaires',
  { caseId, review, since, kind }: Written,
): Promise<boolean> {
  const query = ctx.db(table).where({ case_id: caseId }).first('id');
  if (kind !== undefined) void query.where({ kind });
  if (review) void query.where({ review_id: review.id });
  else if (since) void query.where('created_at', '>=', since);
  return (await query) !== undefined;
}
