import { z } from 'zod';
import { caseRef, pageNumber, pageOf, plainDate, uuid } from './common.ts';

/** Referral letters and what came back (запросы). */
export const letterListQuery = z.strictObject({
  state: z.enum(['waiting', 'overdue', 'answered']).optional(),
  case: z.uuid().optional(),
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

/** What the template proposes for a letter about a measure. */
export const letterTemplate = z.object({ subject: z.string(), text: z.string(), answerDueOn: plainDate });
export const sendLetterRequest = z.strictObject({
  organisationId: uuid,
  subject: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(4000),
  answerDueOn: plainDate,
});
export const letterSent = z.object({ letterId: z.uuid(), number: z.string() });

export type LetterTemplate = z.infer<typeof letterTemplate>;
export type SendLetterRequest = z.input<typeof sendLetterRequest>;
export type LetterSent = z.infer<typeof letterSent>;
export type LetterRow = z.infer<typeof letterRow>;
export type LetterPage = z.infer<typeof letterPage>;
