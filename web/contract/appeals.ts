import { z } from 'zod';
import { caseNumberRef, caseStatus, instant, pageNumber, pageOf, personRef, plainDate, uuid } from './common.ts';
import { completeTaskRequest } from './tasks.ts';

export const appealGround = z.enum(['parent-application', 'minor-application', 'message']);
export const appealStatus = z.enum(['received', 'registered', 'attached', 'transferred', 'closed']);
export const appealReview = z.enum(['noted', 'to-consilium', 'correct-plan']);
export const sourceKind = z.enum(['state-body', 'municipal-body', 'institution', 'person', 'legal-entity', 'helpline']);

const reason = z.string().trim().min(1, 'Укажите причину.').max(1000, 'Не длиннее 1000 знаков.');

/** What the clerk decided about a family that looks like the one of the appeal. */
export const duplicateDecision = z.discriminatedUnion('decision', [
  z.strictObject({
    familyId: uuid,
    decision: z.literal('same'),
    persons: z
      .array(z.strictObject({ index: z.int().min(0), personId: uuid }))
      .max(30)
      .optional(),
    address: z.enum(['keep', 'update']).optional(),
  }),
  z.strictObject({ familyId: uuid, decision: z.literal('apart'), reason }),
]);

/** What the clerk decided about a family of another centre's district. */
export const districtDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('transfer'), centreId: uuid }),
  z.strictObject({ decision: z.literal('keep'), reason }),
]);

export const appealFormQuery = z.strictObject({ received: uuid.optional() });

/**
 * An appeal is a start form: its data follows `forms/register-appeal.schema.json` in the given version;
 * beside it stand the decisions that the form cannot ask for, and the received appeal that is taken up.
 */
export const registerAppealRequest = completeTaskRequest.extend({
  duplicates: z.array(duplicateDecision).max(50).optional(),
  district: districtDecision.optional(),
  receivedId: uuid.optional(),
});
const registered = { appealId: uuid, appealNumber: z.string(), message: z.string() };
export const registerAppealAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.enum(['opened', 'attached']),
    ...registered,
    caseId: uuid,
    number: z.string(),
    state: z.enum(['moved-on', 'saved']),
  }),
  z.object({ outcome: z.literal('transferred'), ...registered }),
]);

/** People as far as they are known; personal data goes in a body, never in an address. */
export const compareAppealRequest = z.strictObject({
  unitId: uuid,
  people: z
    .array(
      z.strictObject({
        lastName: z.string().max(100),
        firstName: z.string().max(100).optional(),
        middleName: z.string().max(100).optional(),
        birthOn: plainDate.optional(),
        kinship: z.string().max(100).optional(),
      }),
    )
    .max(30),
  address: z.strictObject({
    district: z.string().max(200),
    settlement: z.string().max(200).optional(),
    street: z.string().max(200).optional(),
    house: z.string().max(50).optional(),
    flat: z.string().max(50).optional(),
    note: z.string().max(500).optional(),
  }),
});
export const similarFamily = z.object({
  familyId: uuid,
  title: z.string(),
  district: z.string(),
  settlement: z.string().nullable(),
  street: z.string().nullable(),
  house: z.string().nullable(),
  flat: z.string().nullable(),
  isSameAddress: z.boolean(),
  openCase: z.object({ id: uuid, number: z.string(), status: caseStatus }).nullable(),
  matches: z.array(
    z.object({
      index: z.int(),
      personId: uuid,
      name: z.string(),
      birthOn: plainDate,
      kinship: z.string(),
      likeness: z.enum(['same', 'similar']),
    }),
  ),
});
export const otherDistrict = z.object({ district: z.string(), centre: z.object({ id: uuid, name: z.string() }).nullable() });
export const compareAppealAnswer = z.object({ families: z.array(similarFamily), otherDistrict: otherDistrict.nullable() });

export const appealListQuery = z.strictObject({
  status: appealStatus.optional(),
  ground: appealGround.optional(),
  page: pageNumber,
});
export const appealRow = z.object({
  id: uuid,
  number: z.string().nullable(),
  status: appealStatus,
  ground: appealGround,
  receivedOn: plainDate,
  registeredAt: instant.nullable(),
  /** The family as lists name it; of a received appeal whom it tells of. */
  about: z.string().nullable(),
  sourceKind: sourceKind.nullable(),
  isTransferred: z.boolean(),
  case: caseNumberRef.nullable(),
});
export const appealPage = pageOf(appealRow);

export const appealCard = z.object({
  ...appealRow.shape,
  centreName: z.string(),
  capacity: z.string().nullable(),
  problem: z.string(),
  channel: z.enum(['written', 'electronic']).nullable(),
  appliedOn: plainDate.nullable(),
  applicationForm: z.enum(['paper', 'scan']).nullable(),
  minorCase: z.string().nullable(),
  registeredBy: personRef.nullable(),
  originReceivedOn: plainDate.nullable(),
  otherDistrictReason: z.string().nullable(),
  closedReason: z.string().nullable(),
  review: z.object({ outcome: appealReview, comment: z.string().nullable(), at: instant }).nullable(),
  sender: z
    .object({
      kind: z.enum(['organisation', 'person']),
      name: z.string(),
      contacts: z.string().nullable(),
      isPrivate: z.boolean(),
    })
    .nullable(),
  representative: z
    .object({ name: z.string(), capacity: z.string(), phone: z.string().nullable(), mayBeInformed: z.boolean() })
    .nullable(),
  people: z.array(z.object({ name: z.string(), birthOn: plainDate.nullable(), kinship: z.string().nullable() })),
  answers: z.array(
    z.object({ kind: z.enum(['accepted', 'considered']), text: z.string(), madeAt: instant, sentOn: plainDate.nullable() }),
  ),
  attempts: z.array(z.object({ attemptedOn: plainDate, way: z.string(), result: z.string() })),
  corrections: z.array(
    z.object({
      receivedBefore: plainDate,
      receivedAfter: plainDate,
      reason: z.string(),
      correctedAt: instant,
      correctedBy: personRef,
    }),
  ),
  may: z.array(z.enum(['register', 'close', 'correct-receipt', 'note-answer'])),
});

export const closeAppealRequest = z.strictObject({ reason });
export const correctReceiptRequest = z.strictObject({ receivedOn: plainDate, reason });
export const noteAnswerRequest = z.strictObject({ kind: z.enum(['accepted', 'considered']), sentOn: plainDate });

export type RegisterAppealRequest = z.input<typeof registerAppealRequest>;
export type RegisterAppealAnswer = z.infer<typeof registerAppealAnswer>;
export type DuplicateDecision = z.input<typeof duplicateDecision>;
export type DistrictDecision = z.input<typeof districtDecision>;
export type CompareAppealRequest = z.input<typeof compareAppealRequest>;
export type CompareAppealAnswer = z.infer<typeof compareAppealAnswer>;
export type SimilarFamily = z.infer<typeof similarFamily>;
export type OtherDistrict = z.infer<typeof otherDistrict>;
export type AppealListQuery = z.input<typeof appealListQuery>;
export type AppealRow = z.infer<typeof appealRow>;
export type AppealPage = z.infer<typeof appealPage>;
export type AppealCard = z.infer<typeof appealCard>;
export type AppealGround = z.infer<typeof appealGround>;
export type AppealStatus = z.infer<typeof appealStatus>;
export type AppealReview = z.infer<typeof appealReview>;
export type SourceKind = z.infer<typeof sourceKind>;
export type CloseAppealRequest = z.input<typeof closeAppealRequest>;
export type CorrectReceiptRequest = z.input<typeof correctReceiptRequest>;
export type NoteAnswerRequest = z.input<typeof noteAnswerRequest>;
