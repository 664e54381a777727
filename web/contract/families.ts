import { z } from 'zod';
import { caseStatus, instant, pageNumber, pageOf, plainDate } from './common.ts';

export const familyListQuery = z.strictObject({ page: pageNumber });

export const familyRow = z.object({
  id: z.uuid(),
  title: z.string(),
  district: z.string(),
  membersTotal: z.int(),
  openCase: z.object({ id: z.uuid(), number: z.string(), status: caseStatus }).nullable(),
});
export const familyPage = pageOf(familyRow);

export const familyAddress = z.object({
  district: z.string(),
  settlement: z.string().nullable(),
  street: z.string().nullable(),
  house: z.string().nullable(),
  flat: z.string().nullable(),
  note: z.string().nullable(),
  phone: z.string().nullable(),
});

export const familyMember = z.object({
  id: z.uuid(),
  name: z.string(),
  birthOn: plainDate,
  age: z.int(),
  kinship: z.string(),
  isApplicant: z.boolean(),
  isHousehold: z.boolean(),
});

export const familyCard = z.object({
  id: z.uuid(),
  title: z.string(),
  address: familyAddress,
  completeness: z.enum(['complete', 'incomplete']).nullable(),
  preferredLanguage: z.string(),
  needsInterpreter: z.boolean(),
  /** Neighbouring systems in which the family is known; nothing depends on them. */
  linkedSystems: z.array(z.string()),
  members: z.array(familyMember),
  cases: z.array(
    z.object({ id: z.uuid(), number: z.string(), status: caseStatus, openedAt: instant, closedAt: instant.nullable() }),
  ),
});

export type FamilyRow = z.infer<typeof familyRow>;
export type FamilyPage = z.infer<typeof familyPage>;
export type FamilyMember = z.infer<typeof familyMember>;
export type FamilyCard = z.infer<typeof familyCard>;
