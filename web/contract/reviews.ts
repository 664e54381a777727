import { z } from 'zod';
import { instant, plainDate } from './common.ts';
import { planItem } from './plans.ts';

const counts = z.object({ done: z.int(), notDone: z.int(), open: z.int() });

/** One line of the effectiveness sheet: planned, actual, result, effect for those at whom the measure is aimed. */
const sheetRow = z.object({
  planItemId: z.uuid(),
  place: z.string(),
  text: z.string(),
  planned: z.string(),
  status: planItem.shape.status,
  actualOn: plainDate.nullable(),
  result: z.string().nullable(),
  notDoneReason: z.string().nullable(),
  effect: z.string().nullable(),
});

const information = z
  .object({
    dynamics: z.string(),
    familyOpinion: z.string(),
    proposals: z.string(),
    proposedDecision: z.string(),
    figures: counts,
    createdAt: instant,
  })
  .nullable();

/** Filled after the meeting: the outcome in words, the session and its protocol. */
const decision = z
  .object({
    outcome: z.string(),
    decidedAt: instant,
    heldOn: plainDate.nullable(),
    sessionNumber: z.string(),
    minutesNumber: z.string().nullable(),
  })
  .nullable();

const review = z.object({
  id: z.uuid(),
  title: z.string(),
  /** What called it, in words; null at the end of the term. */
  event: z.string().nullable(),
  openedAt: instant,
  finishedAt: instant.nullable(),
  information,
  proposal: z.object({ reason: z.string().nullable(), endsOn: plainDate.nullable() }).nullable(),
  sheet: z.array(sheetRow),
  decision,
  /** What the consilium considered before, where the family did not sign; the newest first. */
  earlier: z.array(z.object({ information, sheet: z.array(sheetRow), decision })),
});

const report = z.object({
  kind: z.enum(['half-year', 'annual', 'review-information']),
  periodFrom: plainDate,
  periodTo: plainDate,
  figures: z.object({ total: counts, byType: z.array(counts.extend({ type: z.string(), label: z.string() })) }),
  dynamics: z.string(),
  content: z.record(z.string(), z.string()),
  createdAt: instant,
});

const questionnaire = z.object({
  id: z.uuid(),
  questionsVersion: z.int(),
  filledOn: plainDate,
  answers: z.array(z.object({ question: z.string(), score: z.int() })),
  comment: z.string().nullable(),
  refusalReason: z.string().nullable(),
});

export const caseReviews = z.object({
  reviews: z.array(review),
  reports: z.array(report),
  questionnaires: z.array(questionnaire),
});

export const questionSets = z.object({
  items: z.array(z.object({ version: z.int(), questions: z.array(z.object({ code: z.string(), text: z.string() })) })),
});
export const changeQuestionsRequest = z.strictObject({ questions: z.array(z.string()) });
export const changeQuestionsAnswer = z.object({ version: z.int() });

export type QuestionSets = z.infer<typeof questionSets>;
export type QuestionSet = QuestionSets['items'][number];
export type ChangeQuestionsRequest = z.infer<typeof changeQuestionsRequest>;
export type ChangeQuestionsAnswer = z.infer<typeof changeQuestionsAnswer>;
export type CaseReviews = z.infer<typeof caseReviews>;
export type CaseReview = CaseReviews['reviews'][number];
export type SupportReport = CaseReviews['reports'][number];
export type FilledQuestionnaire = CaseReviews['questionnaires'][number];
