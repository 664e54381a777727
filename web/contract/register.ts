import { z } from 'zod';
import { caseRef, level, pageNumber, pageOf, personRef, placeRef, plainDate, uuid } from './common.ts';

export const registerState = z.enum(['entered', 'extended', 'corrected', 'removed', 'post-support', 'closed']);

export const familyCategory = z.enum([
  'large-family',
  'disabled-child',
  'ovz-child',
  'substitute-family',
  'conflict-with-law',
  'single-parent',
  'newborn-refusal-reversed',
  'minor-parents',
  'other',
]);

const filters = {
  centre: uuid.optional(),
  curator: uuid.optional(),
  level: level.optional(),
  category: familyCategory.optional(),
  state: registerState.optional(),
  endsWithinDays: z.coerce.number({ error: 'Укажите целое число дней.' }).int().min(0).max(366).optional(),
};
export const registerExportQuery = z.strictObject(filters);
export const registerQuery = z.strictObject({ ...filters, page: pageNumber });

const decision = z.object({ session: z.string(), on: plainDate.nullable() });

export const registerLine = z.object({
  id: z.uuid(),
  number: z.string(),
  state: registerState,
  enteredOn: plainDate,
  removedOn: plainDate.nullable(),
  removalGround: z.string().nullable(),
  case: caseRef,
  centre: placeRef,
  /** In the words of the programme, not codes. */
  categories: z.array(z.string()),
  level: level.nullable(),
  curator: personRef.nullable(),
  planNumber: z.string().nullable(),
  endsOn: plainDate.nullable(),
  /** The session that took the family on support. */
  decision: decision.nullable(),
});

export const registerPage = pageOf(registerLine).extend({
  /** Centres and curators that stand in the lines which the reader may see. */
  filters: z.object({ centres: z.array(placeRef), curators: z.array(personRef) }),
});

export const registerEntryAnswer = z.object({
  entry: z
    .object({
      number: z.string(),
      state: registerState,
      enteredOn: plainDate,
      removedOn: plainDate.nullable(),
      removalGround: z.string().nullable(),
      changes: z.array(
        z.object({ state: registerState, changedOn: plainDate, ground: z.string().nullable(), decision: decision.nullable() }),
      ),
    })
    .nullable(),
});

export type RegisterState = z.infer<typeof registerState>;
export type FamilyCategory = z.infer<typeof familyCategory>;
export type RegisterLine = z.infer<typeof registerLine>;
export type RegisterPage = z.infer<typeof registerPage>;
export type RegisterEntryAnswer = z.infer<typeof registerEntryAnswer>;
