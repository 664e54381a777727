import { z } from 'zod';
import { levelSchema, levelSuggestionSchema } from './plan-levels.ts';

export const planStatusSchema = z.enum(['draft', 'under-review', 'approved', 'active', 'archived', 'declined']);
export type PlanStatus = z.infer<typeof planStatusSchema>;

/** The head of the form as it was on the day of the approval (П2; T-126, T-127, T-132–T-134). */
export const planHeaderSchema = z.object({
  family: z.object({
    applicant: z.string().nullable(),
    legalRepresentative: z.string().nullable(),
    address: z.string(),
    total: z.number().int(),
    minors: z.number().int(),
    members: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kinship: z.string(),
        birthOn: z.string(),
        age: z.number().int(),
        isApplicant: z.boolean(),
        isHousehold: z.boolean(),
      }),
    ),
  }),
  curator: z.object({ name: z.string(), post: z.string() }).nullable(),
});
export type PlanHeader = z.infer<typeof planHeaderSchema>;

export const planVersionSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  familyId: z.uuid(),
  version: z.number().int(),
  number: z.string().nullable(),
  status: planStatusSchema,
  proposedLevel: levelSchema,
  level: levelSchema.nullable(),
  levelReason: z.string(),
  termMonths: z.number().int(),
  termReason: z.string().nullable(),
  /** Unknown in versions that were drafted before the form asked for it. */
  completeness: z.enum(['complete', 'incomplete']).nullable(),
  familyBoxes: z.array(z.string()),
  otherCategoryNote: z.string().nullable(),
  noCoExecutorsReason: z.string().nullable(),
  suggestedLevel: levelSuggestionSchema.nullable(),
  circumstances: z.array(z.string()),
  circumstancesNote: z.string().nullable(),
  revisionReason: z.string().nullable(),
  jointOn: z.string(),
  jointParticipants: z.array(z.uuid()),
  authorId: z.uuid(),
  draftedAt: z.date(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  agendaItemId: z.uuid().nullable(),
  approvedBy: z.uuid().nullable(),
  approvedOn: z.string().nullable(),
  approvedAt: z.date().nullable(),
  /** The day by which the family and the head sign the approved version. */
  signDueOn: z.string().nullable(),
  cosignedBy: z.uuid().nullable(),
  cosignedOn: z.string().nullable(),
  signedOn: z.string().nullable(),
  signedByPersonId: z.uuid().nullable(),
  familyCopyOn: z.string().nullable(),
  familyCopyReceiverId: z.uuid().nullable(),
  centreCopyOn: z.string().nullable(),
  signedDocumentId: z.uuid().nullable(),
  refusedOn: z.string().nullable(),
  refusalReason: z.string().nullable(),
  /** Missing before the approval, and in versions that were approved before it was kept. */
  header: planHeaderSchema.nullable(),
});
export type PlanVersion = z.infer<typeof planVersionSchema>;

/** A version that the family has agreed to and that work follows. */
export interface ActivePlan extends PlanVersion {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Versions under which work was or is done; drafts and declined ones never were. */
export const EFFECTIVE_STATUSES: readonly PlanStatus[] = ['active', 'archived'];
