import { z } from 'zod';
import { levelSchema, levelSuggestionSchema } from './plan-levels.ts';

export const planStatusSchema = z.enum(['draft', 'under-review', 'approved', 'active', 'archived', 'declined']);
export type PlanStatus = z.infer<typeof planStatusSchema>;

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
});
export type PlanVersion = z.infer<typeof planVersionSchema>;

/** A version that the family has agreed to and that work follows. */
export interface ActivePlan extends PlanVersion {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Versions under which work was or is done; drafts and declined ones never were. */
export const EFFECTIVE_STATUSES: readonly PlanStatus[] = ['active', 'archived'];
