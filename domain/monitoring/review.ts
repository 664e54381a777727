import { z } from 'zod';

export const reviewKindSchema = z.enum(['term-end', 'early', 'revision', 'refusal', 'move', 'circumstance']);
export type ReviewKind = z.infer<typeof reviewKindSchema>;

export const REVIEW_TITLES: Readonly<Record<ReviewKind, string>> = {
  'term-end': 'по окончании срока',
  early: 'досрочная оценка',
  revision: 'пересмотр ИПССС',
  refusal: 'письменный отказ семьи',
  move: 'переезд семьи',
  circumstance: 'изменение обстоятельств',
};

export const reviewOutcomeSchema = z.enum(['extend', 'complete', 'terminate', 'continue', 'administrative']);

/** One examination of the results by the consilium, from its preparation to what follows from it (П1 п.5.8; T-085, T-096, T-097). */
export const reviewSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  kind: reviewKindSchema,
  /** What called it before the end of the term. */
  caseEventId: z.uuid().nullable(),
  planVersionId: z.uuid().nullable(),
  needsRevision: z.boolean(),
  revisionReason: z.string().nullable(),
  proposedEndsOn: z.string().nullable(),
  openedAt: z.date(),
  finishedAt: z.date().nullable(),
  outcome: reviewOutcomeSchema.nullable(),
});
export type Review = z.infer<typeof reviewSchema>;

/**
 * The family is asked before results are judged. A refusal, a move or a blow of fate is taken up without waiting for its answers
 * (П4–11 ст.VI; T-167).
 */
export const needsQuestionnaire = (kind: ReviewKind): boolean => kind === 'term-end' || kind === 'early';

/** Decisions after which the support ends (П1 п.5.8 б, в; T-090, T-091; AMB-21). */
export const endsSupport = (outcome: string): boolean =>
  outcome === 'complete' || outcome === 'terminate' || outcome === 'administrative';
