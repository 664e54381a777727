import { z } from 'zod';
import { caseRef, pageNumber, pageOf, plainDate, searchText } from './common.ts';

/** Referral letters and what came back (запросы). */
export const letterListQuery = z.strictObject({
  state: z.enum(['waiting', 'overdue', 'answered']).optional(),
  case: z.uuid().optional(),
  search: searchText.optional(),
  page: pageNumber,
});

export const letterRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(['referral', 'engagement', 'letter']),
  case: caseRef,
  addressee: z.string(),
  subject: z.string(),
  issuedOn: plainDate,
  answerDueOn: plainDate,
  isDueProvisional: z.boolean(),
  isOverdue: z.boolean(),
  answer: z.enum(['accepted', 'refused', 'received', 'no-answer', 'withdrawn']).nullable(),
  answerText: z.string().nullable(),
  answeredOn: plainDate.nullable(),
});
export const letterPage = pageOf(letterRow);

export type LetterRow = z.infer<typeof letterRow>;
export type LetterPage = z.infer<typeof letterPage>;
