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
  const questions = await listQuestionsOf(acting, reviews);
  return {
    reviews: await Promise.all(
      reviews.map(async (review) => {
        const rounds = roundsOf(review, { reports, sheets, questions });
        const { information, sheet, decision } = rounds.at(-1) ?? EMPTY_ROUND;
        return {
          id: review.id,
          title: REVIEW_TITLES[review.kind],
          event: review.caseEventId === null ? null : (await describeCaseEvent(acting, review.caseEventId)).text,
          openedAt: review.openedAt,
          finishedAt: review.finishedAt,
          information,
          proposal: review.needsRevision ? { reason: review.revisionReason, endsOn: review.proposedEndsOn } : null,
          sheet,
          decision,
          // The newest first, as reviews themselves.
          earlier: rounds.slice(0, -1).reverse(),
        };
      }),
    ),
    reports: reports.filter(({ kind }) => kind !== 'review-information').reverse(),
    questionnaires: await listQuestionnaires(acting, caseId),
  };
}

interface Known {
  readonly reports: readonly StoredReport[];
  readonly sheets: readonly SheetRow[];
  readonly questions: readonly z.infer<typeof questionRow>[];
}

type Round = ReturnType<typeof roundsOf>[number];
const EMPTY_ROUND: Round = { information: null, sheet: [], decision: null };

/** The curator informs the consilium before every question of the review: the n-th information with its sheet belongs to the n-th question. */
function roundsOf(review: Review, { reports, sheets, questions }: Known) {
  const informed = reports.filter(({ reviewId }) => reviewId === review.id);
  const asked = questions.filter(({ reviewId }) => reviewId === review.id);
  return Array.from({ length: Math.max(informed.length, asked.length) }, (_, turn) => {
    const report = informed[turn];
    const question = asked[turn];
    return {
      information: report ? presentInformation(report) : null,
      sheet: sheets.filter(({ reportId }) => reportId === report?.id).map(presentRow),
      decision: question ? presentDecision(question) : null,
    };
  });
}

function presentInformation(information: StoredReport) {
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

const presentRow = ({ reviewId: _, reportId: __, plannedFrom, plannedDue, groupNumber, position, ...row }: SheetRow) => ({
  ...row,
  place: placeOf({ groupNumber, position }),
  planned: describeTerm({ fromOn: plannedFrom, dueOn: plannedDue, periodicity: null }),
});

const questionRow = z.object({
  reviewId: z.uuid(),
  outcome: z.string().nullable(),
  decidedAt: z.date().nullable(),
  heldOn: z.string().nullable(),
  sessionNumber: z.string().nullable(),
  minutesNumber: z.string().nullable(),
});

/** Questions of reviews in the order in which they were asked, each with session and protocol: the last columns of the sheet (T-166). */
async function listQuestionsOf(ctx: Context, reviews: readonly Review[]) {
  const rows: unknown = await ctx
    .db('app.agenda_items as a')
    .leftJoin('app.sessions as s', 's.id', 'a.session_id')
    .select({
      reviewId: 'a.review_id',
      outcome: 'a.outcome',
      decidedAt: 'a.decided_at',
      heldOn: 's.held_on',
      sessionNumber: 's.number',
      minutesNumber: 's.minutes_number',
    })
    .whereIn(
      'a.review_id',
      reviews.map(({ id }) => id),
    )
    .orderBy(['a.created_at', 'a.id']);
  return z.array(questionRow).parse(rows);
}

/** Filled after the meeting. */
function presentDecision({ outcome, decidedAt, heldOn, sessionNumber, minutesNumber }: z.infer<typeof questionRow>) {
  if (outcome === null || decidedAt === null || sessionNumber === null) return null;
  return { outcome: outcomeLabel(outcome), decidedAt, heldOn, sessionNumber, minutesNumber };
}
