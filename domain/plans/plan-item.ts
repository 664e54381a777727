import { z } from 'zod';
import { actionKindSchema } from '#domain/catalogue/catalogue';
import { itemTypeSchema } from './plan-groups.ts';
import { periodicitySchema } from './plan-term.ts';

export const itemStatusSchema = z.enum(['planned', 'running', 'done', 'not-done', 'cancelled']);
export type ItemStatus = z.infer<typeof itemStatusSchema>;

/** A measure of a plan. It lives through all versions that keep it, so its mark and letters stay with it (П1 п.4.7; T-073). */
export const planItemSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  category: z.string(),
  catalogueVersion: z.number().int().nullable(),
  measureCode: z.string().nullable(),
  assistanceType: itemTypeSchema,
  directionCode: z.string().nullable(),
  actionKind: actionKindSchema,
  text: z.string(),
  isOutsideAlgorithm: z.boolean(),
  conditionReason: z.string().nullable(),
  problemId: z.uuid(),
  targetPersonIds: z.array(z.uuid()),
  /** The organisation in charge; null when it is the centre itself. Its name stands beside it as it was then. */
  executorId: z.uuid().nullable(),
  executor: z.string(),
  coExecutorIds: z.array(z.uuid()),
  status: itemStatusSchema,
  /** Since when it waits for the measures before it (T-232). */
  waitingSince: z.date().nullable(),
  result: z.string().nullable(),
  notDoneReason: z.string().nullable(),
  markedAt: z.date().nullable(),
  markedBy: z.uuid().nullable(),
});
export type PlanItem = z.infer<typeof planItemSchema>;

/** A measure at its place in one version: «3.1» is the first of group 3. */
export const placedItemSchema = planItemSchema.extend({
  groupNumber: z.number().int(),
  position: z.number().int(),
  fromOn: z.string(),
  dueOn: z.string(),
  periodicity: periodicitySchema.nullable(),
});
export type PlacedItem = z.infer<typeof placedItemSchema>;

export const placeOf = (item: Pick<PlacedItem, 'groupNumber' | 'position'>): string => `${item.groupNumber}.${item.position}`;

/** Whether the measure is carried out already, or stands in line behind others: from then on it has its own process (П1 п.4.7; T-073, T-232). */
export const hasBegun = (item: Pick<PlanItem, 'status' | 'waitingSince'>): boolean =>
  item.status === 'running' || (item.status === 'planned' && item.waitingSince !== null);

/** Whether the measure still lacks its mark (П2; T-074). */
export const isOpen = (item: Pick<PlanItem, 'status'>): boolean => item.status === 'planned' || item.status === 'running';
