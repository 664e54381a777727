import { z } from 'zod';
import { personRef, plainDate, uuid } from './common.ts';

/** A question that stood before the municipal consilium while a term was missed; it stopped no clock (T-104). */
export const delayCause = z.object({ number: z.string(), fromOn: plainDate, toOn: plainDate.nullable() });
export type DelayCause = z.infer<typeof delayCause>;

export const municipalStatuses = ['proposed', 'declined', 'confirmed', 'sent', 'answered', 'considered'] as const;
export const considerations = ['followed', 'followed-in-part', 'not-followed'] as const;

export const municipalQuestion = z.object({
  id: z.uuid(),
  number: z.string(),
  organisation: z.string(),
  caseStatus: z.string(),
  question: z.string(),
  addressees: z.string(),
  materials: z.string().nullable(),
  documents: z.int(),
  status: z.enum(municipalStatuses),
  raisedBy: personRef,
  raisedOn: plainDate,
  decidedBy: personRef.nullable(),
  declineReason: z.string().nullable(),
  sentOn: plainDate.nullable(),
  answerDueOn: plainDate.nullable(),
  isOverdue: z.boolean(),
  answeredOn: plainDate.nullable(),
  answer: z.string().nullable(),
  answerDocumentId: z.uuid().nullable(),
  consideredOn: plainDate.nullable(),
  consideration: z.enum(considerations).nullable(),
  considerationText: z.string().nullable(),
  isDropped: z.boolean(),
});
export const municipalQuestionList = z.object({ items: z.array(municipalQuestion), mayPropose: z.boolean() });

export const raiseMunicipalQuestionRequest = z.strictObject({
  question: z.string().trim().min(1, 'Опишите сложность.').max(4000),
  addressees: z.string().trim().min(1, 'Назовите органы и организации.').max(2000),
  materials: z.string().trim().min(1).max(2000).optional(),
  documentIds: z.array(uuid).max(20).default([]),
});
export const municipalQuestionRaised = z.object({ questionId: z.uuid(), number: z.string() });

export type MunicipalQuestion = z.infer<typeof municipalQuestion>;
export type MunicipalStatus = (typeof municipalStatuses)[number];
export type Consideration = (typeof considerations)[number];
export type MunicipalQuestionList = z.infer<typeof municipalQuestionList>;
export type RaiseMunicipalQuestionRequest = z.input<typeof raiseMunicipalQuestionRequest>;
export type MunicipalQuestionRaised = z.infer<typeof municipalQuestionRaised>;
