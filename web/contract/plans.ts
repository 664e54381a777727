import { z } from 'zod';
import { instant, level, personRef, plainDate } from './common.ts';

export const planQuery = z.strictObject({ version: z.coerce.number().int().min(1).optional() });

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
  /** In the words of the form, not codes. */
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
      groups: z.array(z.object({ number: z.int().min(1).max(6), title: z.string(), items: z.array(planItem) })),
    })
    .nullable(),
});

export type PlanQuery = z.input<typeof planQuery>;
export type PlanVersion = z.infer<typeof planVersion>;
export type PlanItem = z.infer<typeof planItem>;
export type Plan = z.infer<typeof plan>;
