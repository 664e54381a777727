import { z } from 'zod';
import { sourceKindSchema } from '#domain/intake/appeal-words';

/** A system of others that hands in messages about families (П1 п.4.3; T-024). */
export const messageSourceSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  sourceKind: sourceKindSchema,
  /** The only centre for which it may hand in messages; null = by the district of the family. */
  centreId: z.uuid().nullable(),
  isActive: z.boolean(),
});
export type MessageSource = z.infer<typeof messageSourceSchema>;
