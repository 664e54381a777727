import type { Knex } from 'knex';
import { z } from 'zod';
import { reviewSchema, type Review, type ReviewKind } from './review.ts';

const COLUMNS = {
  id: 'id',
  caseId: 'case_id',
  kind: 'kind',
  caseEventId: 'case_event_id',
  planVersionId: 'plan_version_id',
  needsRevision: 'needs_revision',
  revisionReason: 'revision_reason',
  proposedEndsOn: 'proposed_ends_on',
  openedAt: 'opened_at',
  finishedAt: 'finished_at',
  outcome: 'outcome',
} as const;

const parseRow = (row: unknown): Review | undefined => reviewSchema.optional().parse(row);

/** The review that an event called, or the one of the term's end that still runs. */
export async function findReview(db: Knex, called: { caseId: string; caseEventId: string | null }): Promise<Review | undefined> {
  const query = db('app.reviews').first(COLUMNS).where({ case_id: called.caseId });
  return parseRow(
    called.caseEventId === null
      ? await query.whereNull('case_event_id').whereNull('finished_at')
      : await query.where({ case_event_id: called.caseEventId }),
  );
}

/** The review whose question of the consilium this is. */
export async function findReviewByQuestion(db: Knex, agendaItemId: string): Promise<Review | undefined> {
  const ofQuestion = db('app.agenda_items').select('review_id').where({ id: agendaItemId });
  return parseRow(await db('app.reviews').first(COLUMNS).where('id', 'in', ofQuestion));
}

/** Makes a question one of a review; the ones that it has asked before stay its own. */
export async function linkQuestion(db: Knex, reviewId: string, agendaItemId: string): Promise<void> {
  await db('app.agenda_items').where({ id: agendaItemId }).update({ review_id: reviewId });
}

/** The question of a review that was decided last. */
export async function findDecidedQuestionOf(db: Knex, reviewId: string): Promise<string | undefined> {
  const row: unknown = await db('app.agenda_items')
    .first('id')
    .where({ review_id: reviewId, status: 'decided' })
    .orderBy([{ column: 'decided_at', order: 'desc' }, { column: 'id' }]);
  return z.object({ id: z.uuid() }).optional().parse(row)?.id;
}

/** Reviews of a case, the newest first. */
export async function selectReviews(db: Knex, caseId: string): Promise<Review[]> {
  const rows: unknown = await db('app.reviews')
    .select(COLUMNS)
    .where({ case_id: caseId })
    .orderBy([{ column: 'opened_at', order: 'desc' }, { column: 'id' }]);
  return z.array(reviewSchema).parse(rows);
}

export async function insertReview(
  db: Knex,
  review: { caseId: string; kind: ReviewKind; caseEventId: string | null; planVersionId: string | null; openedAt: Date },
): Promise<string> {
  const rows: unknown = await db('app.reviews')
    .insert({
      case_id: review.caseId,
      kind: review.kind,
      case_event_id: review.caseEventId,
      plan_version_id: review.planVersionId,
      opened_at: review.openedAt,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

export type ReviewChange = Partial<
  Pick<Review, 'needsRevision' | 'revisionReason' | 'proposedEndsOn' | 'finishedAt' | 'outcome'>
>;

/** Changes what is given and leaves the rest. */
export async function updateReview(db: Knex, id: string, change: ReviewChange): Promise<void> {
  const columns: Readonly<Record<string, string>> = COLUMNS;
  const row = Object.entries(change).map(([key, value]) => [columns[key] ?? key, value]);
  await db('app.reviews').where({ id }).update(Object.fromEntries(row));
}
