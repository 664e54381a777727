import { z } from 'zod';
import { CATEGORIES } from '#domain/plans/plan-categories';

export const documentListSchema = z.enum(['package', 'personal']);
export type DocumentList = z.infer<typeof documentListSchema>;

/** Whom a list may ask for a document: the family once, each member of an age, or families of a category (П4–11 ст.III; T-030). */
export const REQUIREMENTS = [
  { code: 'family', label: 'каждая семья' },
  { code: 'members-from-14', label: 'каждый член семьи с 14 лет' },
  { code: 'members-under-14', label: 'каждый ребенок до 14 лет' },
  ...CATEGORIES.map(({ code, label }) => ({ code, label })),
] as const;

export const requirementSchema = z.enum(REQUIREMENTS.map(({ code }) => code));
export type Requirement = z.infer<typeof requirementSchema>;

export const documentTypeSchema = z.object({
  id: z.uuid(),
  list: documentListSchema,
  code: z.string(),
  label: z.string(),
  /** Null: in every centre. */
  centreId: z.uuid().nullable(),
  issuer: z.string().nullable(),
  isStrict: z.boolean(),
  requiredFor: z.array(requirementSchema),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  version: z.int(),
});
export type DocumentType = z.infer<typeof documentTypeSchema>;

/** The package that П4–11 ст.I itself names: its forms have fields for them, so no list can be without. */
export const FIXED_PACKAGE_CODES: readonly string[] = ['application', 'ippsu'];

/** Whether a type can be taken out of its list at all. */
export function isFixedType({ list, code }: Pick<DocumentType, 'list' | 'code'>): boolean {
  return list === 'package' && FIXED_PACKAGE_CODES.includes(code);
}
