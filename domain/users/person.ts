import { z } from 'zod';
import { roleSchema } from './role.ts';

/** One role that a person acts in: their own, or that of an absent person whom they substitute (T-018). */
export const holdingSchema = z.object({
  role: roleSchema,
  centreId: z.uuid().nullable(),
  unitId: z.uuid().nullable(),
  /** The absent person; null for an own role. */
  onBehalfOf: z.uuid().nullable(),
  /** Last day of the substitution. */
  toOn: z.iso.date().nullable(),
});
export type Holding = z.infer<typeof holdingSchema>;

/** A signed-in person with everything that decides what they may do. */
export interface Person {
  readonly id: string;
  readonly centreId: string | null;
  readonly holdings: readonly Holding[];
}

/** Whose rights a holding gives: the person's own, or the absent one's. */
export function holderOf(person: Person, holding: Holding): string {
  return holding.onBehalfOf ?? person.id;
}
