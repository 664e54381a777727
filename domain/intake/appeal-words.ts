import { z } from 'zod';

/** The three grounds on which support may begin (П1 п.4.3; T-020). */
export const GROUNDS = [
  { code: 'parent-application', label: 'заявление родителя (законного представителя)' },
  { code: 'minor-application', label: 'заявление несовершеннолетнего (ст. 26 ГК РФ)' },
  { code: 'message', label: 'сообщение о семье в трудной жизненной ситуации' },
] as const;
export const groundSchema = z.enum(GROUNDS.map(({ code }) => code));
export type Ground = z.infer<typeof groundSchema>;

export const groundLabel = (ground: Ground): string => GROUNDS.find(({ code }) => code === ground)?.label ?? ground;

/** In what capacity a parent or legal representative applies (П1 п.4.3; T-021). */
export const capacitySchema = z.enum(['родитель', 'опекун', 'попечитель', 'приёмный родитель', 'иной законный представитель']);

/** The capacity of a minor who applies on their own (П1 п.4.3; T-022). */
export const MINOR_CAPACITY = 'несовершеннолетний';

/** Who may send a message, in the words of the programme (П1 п.4.3; T-023). */
export const SOURCE_KINDS = [
  { code: 'state-body', label: 'органы государственной власти Республики Татарстан' },
  { code: 'municipal-body', label: 'органы местного самоуправления' },
  { code: 'institution', label: 'государственные (муниципальные) учреждения' },
  { code: 'person', label: 'физические лица' },
  { code: 'legal-entity', label: 'юридические лица' },
  {
    code: 'helpline',
    label: 'служба экстренной социально-психологической помощи (детский телефон доверия 8-800-2000-122)',
  },
] as const;
export const sourceKindSchema = z.enum(SOURCE_KINDS.map(({ code }) => code));
export type SourceKind = z.infer<typeof sourceKindSchema>;

export const sourceKindLabel = (kind: SourceKind): string => SOURCE_KINDS.find(({ code }) => code === kind)?.label ?? kind;

/** Behind these senders stands a private person, whose name the family and co-executors never learn (П1 п.5.11; T-207). */
export const isPrivateSource = (kind: SourceKind): boolean => kind === 'person' || kind === 'helpline';

/** Neighbouring systems of the legal basis in which a family may be known; nothing depends on it (П1 п.1.2; T-043). */
export const linkedSystemSchema = z.enum(['sop-bank', 'social-patronage', 'child-ipra']);

export const channelSchema = z.enum(['written', 'electronic']);
export const applicationFormSchema = z.enum(['paper', 'scan']);
export const languageSchema = z.enum(['ru', 'tt', 'other']);

export const appealStatusSchema = z.enum(['received', 'registered', 'attached', 'transferred', 'closed']);
export type AppealStatus = z.infer<typeof appealStatusSchema>;
