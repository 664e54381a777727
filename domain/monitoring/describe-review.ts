import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { extensionFacts } from '#domain/plans/extension-facts';
import { placeOf } from '#domain/plans/plan-item';
import { getSupportedCase } from '#domain/plans/supported-case';
import { outcomeLabel } from '#domain/sessions/outcomes';
import { describeCaseEvent } from './describe-case-event.ts';
import { selectSheets } from './effectiveness-store.ts';
import { describeCounts, readPlanFigures } from './plan-figures.ts';
import { selectReports } from './report-store.ts';
import { REVIEW_TITLES, type Review } from './review.ts';
import { findReviewByQuestion } from './review-store.ts';

/** What the consilium reads before it judges results: cause, figures, extensions, the curator's proposal, the sheet (П1 п.5.5, 5.8; T-086, T-089, T-119, T-166). */
export async function describeReviewQuestion(
  ctx: Context,
  { caseId, agendaItemId }: { caseId: string; agendaItemId: string },
): Promise<string> {
  const review = await findReviewByQuestion(ctx.db, agendaItemId);
  const figures = await readPlanFigures(ctx, caseId);
  const extensions = await extensionFacts(ctx, await getSupportedCase(ctx, caseId));
  return [
    ...(review ? [`Рассмотрение: ${REVIEW_TITLES[review.kind]}`] : []),
    ...(review?.caseEventId ? [(await describeCaseEvent(ctx, review.caseEventId)).text] : []),
    `Мероприятия: ${describeCounts(figures.total)}`,
    ...extensions.map(({ label, value }) => `${label}: ${value}`),
    ...(review ? await describeInformation(ctx, review) : []),
  ].join('\n');
}

async function describeInformation(ctx: Context, review: Review): Promise<string[]> {
  const reports = await selectReports(ctx.db, review.caseId);
  const information = reports.filter(({ reviewId }) => reviewId === review.id).at(-1);
  const sheet = (await selectSheets(ctx.db, [review.id])).filter(({ reportId }) => reportId === information?.id);
  const { revisionReason, proposedEndsOn } = review;
  return [
    ...(information
      ? [
          `Динамика: ${information.dynamics}`,
          `Мнение семьи: ${information.content['familyOpinion'] ?? ''}`,
          `Куратор предлагает: ${outcomeLabel(information.content['proposedDecision'] ?? '')}`,
        ]
      : []),
    ...(revisionReason === null ? [] : [`Предложение скорректировать ИПССС: ${revisionReason}`]),
    ...(proposedEndsOn === null ? [] : [`Предлагаемая дата окончания: ${russianDate(proposedEndsOn)}`]),
    ...sheet.flatMap((row) => (row.effect === null ? [] : [`${placeOf(row)} ${row.text}: ${row.effect}`])),
  ];
}
