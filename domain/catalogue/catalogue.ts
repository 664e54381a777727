import { z } from 'zod';

/** The five kinds of help under which every annex lists its measures (П1 п.4.1; П4–11 ст.V). */
export const ASSISTANCE_TYPES = ['pedagogical', 'psychological', 'medical', 'legal', 'social'] as const;
export const assistanceTypeSchema = z.enum(ASSISTANCE_TYPES);
export type AssistanceType = z.infer<typeof assistanceTypeSchema>;

export const ASSISTANCE_TYPE_LABELS: Readonly<Record<AssistanceType, string>> = {
  pedagogical: 'Педагогическая помощь',
  psychological: 'Психологическая помощь',
  medical: 'Медицинская помощь',
  legal: 'Юридическая помощь',
  social: 'Социальная помощь',
};

/** What an institution of the directory gives; one kind per information measure of the annexes. */
export const helpKindSchema = z.enum(['pedagogical', 'leisure', 'psychological', 'medical', 'legal', 'social']);
export type HelpKind = z.infer<typeof helpKindSchema>;

/** What is done for a measure; a measure in own words is `other`. */
export const actionKindSchema = z.enum([
  'inform',
  'consult',
  'refer',
  'petition',
  'enrol',
  'class',
  'escort',
  'document',
  'benefit',
  'diagnose',
  'medical',
  'event',
  'legal-aid',
  'respite',
  'other',
]);
export type ActionKind = z.infer<typeof actionKindSchema>;

export const catalogueMeasureSchema = z.object({
  version: z.number().int(),
  code: z.string(),
  annex: z.number().int(),
  category: z.string(),
  assistanceType: assistanceTypeSchema,
  directionCode: z.string(),
  direction: z.string(),
  directionPosition: z.number().int(),
  position: z.number().int(),
  text: z.string(),
  condition: z.string().nullable(),
  actionKind: actionKindSchema,
  helpKind: helpKindSchema.nullable(),
});
export type CatalogueMeasure = z.infer<typeof catalogueMeasureSchema>;
