import { z } from 'zod';

export const municipalStatusSchema = z.enum(['proposed', 'declined', 'confirmed', 'sent', 'answered', 'considered']);
export const considerationSchema = z.enum(['followed', 'followed-in-part', 'not-followed']);

/** A question that several bodies cannot settle between them, put to the municipal consilium of the district (П1 п.4.13; T-010, T-103). */
export const municipalQuestionSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  caseId: z.uuid(),
  organisationId: z.uuid(),
  organisation: z.string(),
  /** Status of the case when the question was raised: it stays what it was. */
  caseStatus: z.string(),
  question: z.string(),
  addressees: z.string(),
  materials: z.string().nullable(),
  documentIds: z.array(z.uuid()),
  status: municipalStatusSchema,
  raisedBy: z.uuid(),
  raisedAt: z.date(),
  raisedOn: z.iso.date(),
  decidedBy: z.uuid().nullable(),
  decidedAt: z.date().nullable(),
  declineReason: z.string().nullable(),
  sentOn: z.iso.date().nullable(),
  answerDueOn: z.iso.date().nullable(),
  answeredOn: z.iso.date().nullable(),
  answer: z.string().nullable(),
  answerDocumentId: z.uuid().nullable(),
  consideredOn: z.iso.date().nullable(),
  consideration: considerationSchema.nullable(),
  considerationText: z.string().nullable(),
});
export type MunicipalQuestion = z.infer<typeof municipalQuestionSchema>;

/** Kind under which the written decision of the municipal body is kept. */
export const MUNICIPAL_DECISION_KIND = 'municipal-decision';
