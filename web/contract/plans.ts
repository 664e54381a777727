import { z } from 'zod';
import { instant, level, personRef, plainDate } from './common.ts';
import { delayCause } from './municipal.ts';

export const planQuery = z.strictObject({ version: z.coerce.number().int().min(1).optional() });

export const planDiffQuery = z.strictObject({
  from: z.coerce.number({ error: 'Укажите номер версии.' }).int().min(1),
  to: z.coerce.number({ error: 'Укажите номер версии.' }).int().min(1),
});

export const planStatus = z.enum(['draft', 'under-review', 'approved', 'active', 'archived', 'declined']);

export const planVersion = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.string().nullable(),
  status: planStatus,
  proposedLevel: level,
  level: level.nullable(),
  levelReason: z.string(),
  termMonths: z.int(),
  termReason: z.string().nullable(),
  /** The boxes of «Категория семьи» and the circumstances in the words of the form, not codes. */
  completeness: z.enum(['complete', 'incomplete']).nullable(),
  familyBoxes: z.array(z.string()),
  otherCategoryNote: z.string().nullable(),
  noCoExecutorsReason: z.string().nullable(),
  suggestedLevel: z.enum(['adaptation', 'basic', 'crisis', 'none']).nullable(),
  circumstances: z.array(z.string()),
  circumstancesNote: z.string().nullable(),
  revisionReason: z.string().nullable(),
  jointOn: plainDate,
  jointParticipants: z.array(personRef),
  author: personRef,
  draftedAt: instant,
  startsOn: plainDate.nullable(),
  endsOn: plainDate.nullable(),
  approvedBy: personRef.nullable(),
  approvedOn: plainDate.nullable(),
  signedOn: plainDate.nullable(),
  signedBy: personRef.nullable(),
  familyCopyOn: plainDate.nullable(),
  familyCopyReceiver: personRef.nullable(),
  centreCopyOn: plainDate.nullable(),
  signedDocumentId: z.uuid().nullable(),
  cosignedOn: plainDate.nullable(),
  cosignedBy: personRef.nullable(),
  refusedOn: plainDate.nullable(),
  refusalReason: z.string().nullable(),
});

export const planItem = z.object({
  id: z.uuid(),
  /** Number of the group and the place in it, as the form prints them: «3.1». */
  place: z.string(),
  text: z.string(),
  category: z.string(),
  assistanceType: z.enum(['medical', 'legal', 'pedagogical', 'psychological', 'social', 'other']),
  directionCode: z.string().nullable(),
  actionKind: z.string(),
  isOutsideAlgorithm: z.boolean(),
  conditionReason: z.string().nullable(),
  problemId: z.uuid(),
  targets: z.array(personRef),
  fromOn: plainDate,
  dueOn: plainDate,
  /** The term in the words of the form: a date, a period, or a periodicity. */
  term: z.string(),
  /** Places of the measures after which it begins (T-232). */
  after: z.array(z.string()),
  /** Days on which a periodic measure takes place. */
  occurrences: z.array(plainDate),
  executor: z.string(),
  coExecutors: z.array(z.object({ id: z.uuid(), name: z.string() })),
  status: z.enum(['planned', 'running', 'done', 'not-done', 'cancelled']),
  result: z.string().nullable(),
  notDoneReason: z.string().nullable(),
  markedAt: instant.nullable(),
  markedBy: personRef.nullable(),
});

export const plan = z.object({
  versions: z.array(planVersion.pick({ id: true, version: true, number: true, status: true, draftedAt: true, approvedOn: true })),
  shown: planVersion
    .extend({
      problems: z.array(
        z.object({ id: z.uuid(), position: z.int(), description: z.string(), familyZone: z.string(), curatorZone: z.string() }),
      ),
      /** Why a programme in force has run past its last day, as far as the municipal consilium explains it. */
      delays: z.array(delayCause),
      /** The fixed lines of the form, in its words. */
      recommendedTerms: z.array(z.string()),
      /** Head of the form as the case has it: T-126, T-127, T-132–T-134. */
      family: z.object({
        applicant: z.string().nullable(),
        legalRepresentative: z.string().nullable(),
        address: z.string(),
        total: z.int(),
        minors: z.int(),
        members: z.array(
          z.object({
            id: z.uuid(),
            name: z.string(),
            kinship: z.string(),
            birthOn: plainDate,
            age: z.int(),
            isApplicant: z.boolean(),
            isHousehold: z.boolean(),
          }),
        ),
      }),
      curator: z.object({ name: z.string(), post: z.string() }).nullable(),
      groups: z.array(z.object({ number: z.int().min(1).max(6), title: z.string(), items: z.array(planItem) })),
    })
    .nullable(),
});

const diffVersion = planVersion
  .pick({ version: true, status: true, termMonths: true, endsOn: true, revisionReason: true })
  .extend({ level });
const diffItem = z.object({ place: z.string(), text: z.string(), term: z.string() });

export const planDiff = z.object({
  from: diffVersion,
  to: diffVersion,
  added: z.array(diffItem),
  /** Why a correction took the measure out; null where a draft was written anew. */
  removed: z.array(diffItem.extend({ reason: z.string().nullable() })),
  redated: z.array(diffItem.extend({ termBefore: z.string() })),
  reworded: z.array(diffItem.extend({ textBefore: z.string() })),
});

export const problemHistory = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      position: z.int(),
      description: z.string(),
      familyZone: z.string(),
      curatorZone: z.string(),
      /** The wording that this one took the place of. */
      replacesId: z.uuid().nullable(),
      author: personRef.nullable(),
      createdAt: instant,
      /** Null while it holds. */
      retiredAt: instant.nullable(),
    }),
  ),
});

export type PlanDiff = z.infer<typeof planDiff>;
export type ProblemHistory = z.infer<typeof problemHistory>;
export type PlanVersion = z.infer<typeof planVersion>;
export type PlanItem = z.infer<typeof planItem>;
export type Plan = z.infer<typeof plan>;
