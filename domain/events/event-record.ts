import { z } from 'zod';

/** What may happen to a family on the way (П1 п.5.8; T-092–T-097; AMB-19, AMB-20, AMB-21). */
export const EVENT_KINDS = [
  'family-refused',
  'family-moved',
  'child-removed',
  'rights-lost',
  'child-turned-3',
  'child-turned-18',
  'applicant-died',
  'other',
  'early-completion',
  'revision',
] as const;
export const eventKindSchema = z.enum(EVENT_KINDS);
export type EventKind = z.infer<typeof eventKindSchema>;

/** Events of the family as a whole: of each only one is considered at a time, whoever signed or reported it. */
export const FAMILY_WIDE_KINDS: ReadonlySet<EventKind> = new Set([
  'family-refused',
  'family-moved',
  'early-completion',
  'revision',
]);

export const eventStatusSchema = z.enum(['open', 'declined', 'withdrawn', 'reviewed']);

/** Address of a family without its district. */
export const newAddressSchema = z.object({
  settlement: z.string().nullable(),
  street: z.string().nullable(),
  house: z.string().nullable(),
  flat: z.string().nullable(),
  note: z.string().nullable(),
});
export type NewAddress = z.infer<typeof newAddressSchema>;

export const caseEventSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  kind: eventKindSchema,
  happenedOn: z.iso.date(),
  note: z.string().nullable(),
  /** Whom it is about: the child, the parent, or who signed the refusal. */
  personId: z.uuid().nullable(),
  newDistrict: z.string().nullable(),
  newAddress: newAddressSchema.nullable(),
  handoverConsent: z.boolean().nullable(),
  handoverConsentBy: z.uuid().nullable(),
  handoverConsentOn: z.iso.date().nullable(),
  handoverCentreId: z.uuid().nullable(),
  handoverAppealId: z.uuid().nullable(),
  /** Scan of the written refusal. */
  documentId: z.uuid().nullable(),
  refusedOn: z.iso.date().nullable(),
  status: eventStatusSchema,
  outcome: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  reportedBy: z.uuid().nullable(),
  reportedAt: z.date(),
  closedAt: z.date().nullable(),
});
export type CaseEvent = z.infer<typeof caseEventSchema>;

export const EVENT_TITLES: Readonly<Record<EventKind, string>> = {
  'family-refused': 'Письменный отказ семьи от сопровождения',
  'family-moved': 'Переезд семьи за пределы района',
  'child-removed': 'Ребёнок изъят из семьи или передан в организацию',
  'rights-lost': 'Родитель лишён родительских прав или ограничен в них',
  'child-turned-3': 'Ребёнку исполнилось 3 года',
  'child-turned-18': 'Ребёнку исполнилось 18 лет',
  'applicant-died': 'Смерть заявителя',
  other: 'Иное обстоятельство',
  'early-completion': 'Досрочная оценка результатов',
  revision: 'Пересмотр ИПССС',
};
