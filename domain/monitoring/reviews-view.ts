import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { placeOf } from '#domain/plans/plan-item';
import { describeTerm } from '#domain/plans/plan-term';
import { outcomeLabel } from '#domain/sessions/outcomes';
import { describeCaseEvent } from './describe-case-event.ts';
import { selectSheets, type SheetRow } from './effectiveness-store.ts';
import { listQuestionnaires } from './questionnaires-view.ts';
import { selectReports, type StoredReport } from './report-store.ts';
import { REVIEW_TITLES, type Review } from './review.ts';
import { selectReviews } from './review-store.ts';

/**
 * Reviews of the results of one case with their effectiveness sheets and decisions, its reports and its questionnaires, the newest
 * first; leaves a trace (П1 п.5.8; П4–11 ст.VI; T-086, T-166, T-168, T-169; T-197).
 */
export async function openReviews(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['plan.draft', 'read']);
  const found = await getCase(acting, caseId);
  await recordReading(acting, {
    action: 'case.reviews-viewed',
    objectKind: 'case',
    objectId: found.id,
    caseId: found.id,
    centreId: found.centreId,
  });
  const reviews = await selectReviews(acting.db, caseId);
  const reports = await selectReports(acting.db, caseId);
  const sheets = await selectSheets(
    acting.db,
    reviews.map(({ id }) => id),
  );
  const decisions = await listDecisionsOf(acting, reviews);
  return {
    reviews: await Promise.all(
      reviews.map(async (review) => ({
        id: review.id,
        title: REVIEW_TITLES[review.kind],
        event: review.caseEventId === null ? null : (await describeCaseEvent(acting, review.caseEventId)).text,
        openedAt: review.openedAt,
        finishedAt: review.finishedAt,
        information: informationOf(review, reports),
        proposal: review.needsRevision ? { reason: review.revisionReason, endsOn: review.proposedEndsOn } : null,
        sheet: sheets.filter(({ reviewId }) => reviewId === review.id).map(presentRow),
        decision: decisions.get(review.agendaItemId ?? '') ?? null,
      })),
    ),
    reports: reports.filter(({ kind }) => kind !== 'review-information').reverse(),
    questionnaires: await listQuestionnaires(acting, caseId),
  };
}

function informationOf(review: Review, reports: readonly StoredReport[]) {
  const information = reports.filter(({ reviewId }) => reviewId === review.id).at(-1);
  if (!information) return null;
  const { dynamics, content, figures, createdAt } = information;
  return {
    dynamics,
    familyOpinion: content['familyOpinion'] ?? '',
    proposals: content['proposals'] ?? '',
    proposedDecision: outcomeLabel(content['proposedDecision'] ?? ''),
    figures: figures.total,
    createdAt,
  };
}

const presentRow = ({ reviewId: _, plannedFrom, plannedDue, groupNumber, position, ...row }: SheetRow) => ({
  ...row,
  place: placeOf({ groupNumber, position }),
  planned: describeTerm({ fromOn: plannedFrom, dueOn: plannedDue, periodicity: null }),
});

const decisionRow = z.object({
  agendaItemId: z.uuid(),
  outcome: z.string(),
  decidedAt: z.date(),
  heldOn: z.string().nullable(),
  sessionNumber: z.string(),
  minutesNumber: z.string().nullable(),
});

/** Decisions on the questions of reviews, with session and protocol: the last columns of the sheet (T-166). */
async function listDecisionsOf(ctx: Context, reviews: readonly Review[]) {
  const rows: unknown = await ctx
    .db('app.agenda_items as a')
    .join('app.sessions as s', 's.id', 'a.session_id')
    .select({
      agendaItemId: 'a.id',
      outcome: 'a.outcome',
      decidedAt: 'a.decided_at',
      heldOn: 's.held_on',
      sessionNumber: 's.number',
      minutesNumber: 's.minutes_number',
    })
    .where('a.status', 'decided')
    .whereIn(
      'a.id',
      reviews.flatMap(({ agendaItemId }) => agendaItemId ?? []),
    );
  return new Map(
    z
      .array(decisionRow)
      .parse(rows)
      .map(({ agendaItemId, outcome, ...row }) => [agendaItemId, { ...row, outcome: outcomeLabel(outcome) }]),
  );
}
