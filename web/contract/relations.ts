import { z } from 'zod';
import { instant, personRef, plainDate, uuid } from './common.ts';

export const consentKinds = ['processing', 'exchange'] as const;
export const consentKind = z.enum(consentKinds);
const basis = z.enum(['consent', 'law']);

export const consent = z.object({
  id: z.uuid(),
  person: personRef,
  kind: consentKind,
  basis,
  lawText: z.string().nullable(),
  givenOn: plainDate,
  documentId: z.uuid().nullable(),
  recordedAt: instant,
  recordedBy: personRef,
  withdrawnOn: plainDate.nullable(),
  withdrawalReason: z.string().nullable(),
  withdrawnBy: personRef.nullable(),
});

export const informing = z.object({
  id: z.uuid(),
  /** What the family is told of, in words. */
  about: z.string(),
  dueOn: plainDate,
  state: z.enum(['waiting', 'overdue', 'informed', 'skipped']),
  doneOn: plainDate.nullable(),
  persons: z.array(z.string()),
  way: z.enum(['handed', 'meeting', 'phone', 'mailed']).nullable(),
  content: z.string().nullable(),
  skippedReason: z.string().nullable(),
  recordedBy: personRef.nullable(),
});

export const objection = z.object({
  id: z.uuid(),
  number: z.string(),
  about: z.string(),
  text: z.string(),
  receivedOn: plainDate,
  registeredAt: instant,
  registeredBy: personRef,
  answer: z.string().nullable(),
  answeredOn: plainDate.nullable(),
  answeredBy: personRef.nullable(),
});

export const changeReasons = ['leave', 'dismissal', 'conflict', 'other'] as const;
export const changeReason = z.enum(changeReasons);

export const handover = z.object({
  id: z.uuid(),
  from: personRef,
  to: personRef,
  reasonKind: changeReason,
  reason: z.string().nullable(),
  changedOn: plainDate,
  changedAt: instant,
  changedBy: personRef,
  contents: z.object({
    tasks: z.array(z.object({ name: z.string(), dueOn: plainDate.nullable() })),
    measures: z.array(z.object({ text: z.string(), dueOn: plainDate })),
    letters: z.array(z.object({ number: z.string(), addressee: z.string(), answerDueOn: plainDate })),
    controlPoints: z.array(z.object({ kind: z.enum(['half-year-report', 'annual-report', 'results-review']), dueOn: plainDate })),
    approvalDueOn: plainDate.nullable(),
  }),
  confirmedAt: instant.nullable(),
  confirmedBy: personRef.nullable(),
  /** Waits for the confirmation of the present curator. */
  isOpen: z.boolean(),
});

export const caseRelations = z.object({
  consents: z.object({
    /** Who may give a consent: the applicant and adult members. */
    persons: z.array(personRef),
    hasExchangeBasis: z.boolean(),
    items: z.array(consent),
  }),
  informings: z.array(informing),
  objections: z.array(objection),
  handovers: z.array(handover),
});

export const recordConsentRequest = z.strictObject({
  personId: uuid,
  kinds: z.array(consentKind).min(1, 'Отметьте хотя бы один вид согласия.').max(2),
  basis,
  lawText: z.string().trim().min(1).max(500).optional(),
  givenOn: plainDate,
  documentId: uuid.optional(),
});

export const consentParams = z.strictObject({ id: uuid, consentId: uuid });
export const withdrawConsentRequest = z.strictObject({
  withdrawnOn: plainDate,
  reason: z.string().trim().min(1).max(2000).optional(),
});

export const objectionSubjects = ['need', 'level', 'plan', 'progress', 'results', 'curator', 'other'] as const;
export const registerObjectionRequest = z.strictObject({
  about: z.enum(objectionSubjects),
  text: z.string().trim().min(1, 'Изложите возражение.').max(4000),
  receivedOn: plainDate,
});
export const objectionRegistered = z.object({ objectionId: z.uuid(), number: z.string() });

export type Consent = z.infer<typeof consent>;
export type ConsentKind = z.infer<typeof consentKind>;
export type Informing = z.infer<typeof informing>;
export type Objection = z.infer<typeof objection>;
export type ObjectionSubject = (typeof objectionSubjects)[number];
export type ChangeReason = z.infer<typeof changeReason>;
export type Handover = z.infer<typeof handover>;
export type CaseRelations = z.infer<typeof caseRelations>;
export type RecordConsentRequest = z.input<typeof recordConsentRequest>;
export type WithdrawConsentRequest = z.input<typeof withdrawConsentRequest>;
export type RegisterObjectionRequest = z.input<typeof registerObjectionRequest>;
export type ObjectionRegistered = z.infer<typeof objectionRegistered>;
