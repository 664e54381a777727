import { z } from 'zod';
import { assistanceTypeSchema } from '#domain/catalogue/catalogue';
import { levelSchema } from '#domain/plans/plan-levels';

/** What the positive results of support may be: at least one is named with decision б (П1 п.5.8 б; T-090). */
export const RESULTS = ['help-received', 'life-improved', 'trouble-overcome', 'family-kept'] as const;

const text = z.string().min(1);

/** Decision в has two causes and no other (П1 п.5.8 в; T-091). */
const terminationSchema = z.discriminatedUnion('terminationGround', [
  z.object({
    outcome: z.literal('terminate'),
    terminationGround: z.literal('moved'),
    newDistrict: text,
    reason: text.optional(),
  }),
  z.object({
    outcome: z.literal('terminate'),
    terminationGround: z.literal('family-refused'),
    refusalDocumentId: z.uuid(),
    refusedOn: z.iso.date(),
    reason: text.optional(),
  }),
]);

/** Outcomes of a question with what each must bring (П1 п.4.1, 4.4, 5.8; T-062, T-064, T-066, T-082, T-087–T-091, T-097). */
export const decisionSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('accepted'),
    helpKinds: z.array(assistanceTypeSchema).min(1),
    level: levelSchema,
    levelReason: text,
    termReason: text.optional(),
    /** Why the curator works above the recommended load at this level (T-112). */
    loadReason: text.optional(),
    /** Why the chairman lets the family in without its ИППСУ (T-028; AMB-06). */
    ippsuOverride: text.optional(),
  }),
  z.object({ outcome: z.literal('rework'), remarks: text }),
  z.object({ outcome: z.literal('need-confirmed'), helpKinds: z.array(assistanceTypeSchema).min(1) }),
  z.object({ outcome: z.literal('need-not-confirmed'), reason: text }),
  z.object({ outcome: z.literal('level-set'), level: levelSchema, levelReason: text, loadReason: text.optional() }),
  z.object({ outcome: z.literal('noted'), recommendation: text }),
  z.object({
    outcome: z.literal('extend'),
    reason: text,
    /** Only where the level changes with the correction (T-082; AMB-23). */
    level: levelSchema.optional(),
    levelReason: text.optional(),
    loadReason: text.optional(),
  }),
  z.object({ outcome: z.literal('complete'), results: z.array(z.enum(RESULTS)).min(1), reason: text.optional() }),
  terminationSchema,
  /** The event that called the consilium changes nothing (T-097; AMB-21). */
  z.object({ outcome: z.literal('continue'), reason: text }),
  /** The family does not exist any more; only where the centre has switched it on (AMB-21). */
  z.object({ outcome: z.literal('administrative'), reason: text }),
]);
export type Decision = z.infer<typeof decisionSchema>;
export type Outcome = Decision['outcome'];
export type Acceptance = Extract<Decision, { outcome: 'accepted' }>;
