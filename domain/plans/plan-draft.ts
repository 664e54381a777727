import { z } from 'zod';
import { familyBoxSchema } from './family-boxes.ts';
import { itemTypeSchema } from './plan-groups.ts';
import { levelSchema } from './plan-levels.ts';
import { periodicitySchema } from './plan-term.ts';

/** A plan never needs more rows than this; it keeps a broken client from storing thousands. */
export const MAX_ITEMS = 100;
/** No level recommends more than a year; beyond five the number is a slip of the keyboard. */
export const MAX_MONTHS = 60;

const text = z.string().trim().min(1);

/** The centre itself as the executor; any other value is an organisation of the directory (П1 п.5.1; AMB-41). */
export const OWN_CENTRE = 'centre';

export const draftItemSchema = z.object({
  measureCode: text.optional(),
  text: text.optional(),
  assistanceType: itemTypeSchema.optional(),
  conditionReason: text.optional(),
  problemNumber: z.number().int().min(1).optional(),
  targetIds: z.array(z.uuid()).default([]),
  executorId: z.union([z.literal(OWN_CENTRE), z.uuid()]).optional(),
  coExecutorIds: z.array(z.uuid()).default([]),
  /** Without it the term is one date, that of `dueOn`. */
  fromOn: z.iso.date().optional(),
  dueOn: z.iso.date().optional(),
  periodicity: periodicitySchema.optional(),
  /** Rows of the same form after which this one begins, counted from 1 (П1 п.2.3 г; T-232). */
  afterNumbers: z.array(z.number().int().min(1)).default([]),
  /** Measures of the version in force after which a new one begins. */
  afterItemIds: z.array(z.uuid()).default([]),
});
export type DraftItem = z.infer<typeof draftItemSchema>;

/** What the curator and the family write together (П1 п.4.6, 4.7; П2; T-138, T-152). */
export const planDraftSchema = z.object({
  level: levelSchema.optional(),
  levelReason: text,
  termMonths: z.number().int().min(1).max(MAX_MONTHS),
  termReason: text.optional(),
  completeness: z.enum(['complete', 'incomplete']).optional(),
  /** Boxes of «Категория семьи», sub-boxes included. */
  categories: z.array(familyBoxSchema).min(1),
  otherCategoryNote: text.optional(),
  circumstances: z.array(z.string()).min(1),
  circumstancesNote: text.optional(),
  jointOn: z.iso.date(),
  jointParticipantIds: z.array(z.uuid()).min(1),
  problems: z.array(z.object({ description: text, familyZone: text, curatorZone: text })).min(1),
  items: z.array(draftItemSchema).max(MAX_ITEMS),
  noCoExecutorsReason: text.optional(),
});
export type PlanDraft = z.infer<typeof planDraftSchema>;
