import { z } from 'zod';
import { pageNumber, pageOf, personRef, plainDate, role, uuid } from './common.ts';

export const substitutionListQuery = z.strictObject({ page: pageNumber });

export const substitution = z.object({
  id: z.uuid(),
  absent: personRef,
  substitute: personRef,
  role,
  fromOn: plainDate,
  toOn: plainDate,
  basis: z.string(),
  /** `cancelled`: ended before its first day. */
  state: z.enum(['planned', 'current', 'past', 'cancelled']),
  mayEnd: z.boolean(),
});
export const substitutionPage = pageOf(substitution);

export const substitutionPeopleQuery = z.strictObject({});

/** People at work; `roles` are those in which the reader may have them substituted. */
export const substitutionPeople = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), post: z.string(), roles: z.array(role) })),
});

/** Somebody in an absent person's place, for one role and some days (замещение). */
export const setSubstitutionRequest = z.strictObject({
  absentUserId: uuid,
  substituteUserId: uuid,
  role,
  fromOn: plainDate,
  toOn: plainDate,
  basis: z.string().trim().min(1, 'Укажите приказ или иное основание.').max(500),
});
export const substitutionSet = z.object({ substitutionId: z.uuid() });
export const endSubstitutionRequest = z.strictObject({ lastOn: plainDate });

export type Substitution = z.infer<typeof substitution>;
export type SubstitutionPage = z.infer<typeof substitutionPage>;
export type SubstitutionPeople = z.infer<typeof substitutionPeople>;
export type SubstitutionPerson = SubstitutionPeople['items'][number];
export type SetSubstitutionRequest = z.input<typeof setSubstitutionRequest>;
export type EndSubstitutionRequest = z.input<typeof endSubstitutionRequest>;
