import { z } from 'zod';
import { instant, plainDate } from './common.ts';

const text = (length: number) => z.string().trim().min(1).max(length);

/** It stands in the address of the state, and addresses are logged: no letters in which people write names. */
const externalId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/,
    'Номер сообщения: латинские буквы, цифры и знаки . _ : -, до 100 знаков, без пробелов.',
  );

export const sourceKind = z.enum(['state-body', 'municipal-body', 'institution', 'person', 'legal-entity', 'helpline']);

/** A message about a family as another system hands it in; `externalId` is that system's own number of it. */
export const receiveMessageRequest = z.strictObject({
  externalId,
  /** Муниципальный район (городской округ) in which the family lives: it decides which centre takes the message. */
  district: text(200),
  settlement: text(200).optional(),
  street: text(200).optional(),
  house: text(50).optional(),
  flat: text(50).optional(),
  situation: text(4000),
  people: z
    .array(
      z.strictObject({
        lastName: text(100),
        firstName: text(100).optional(),
        middleName: text(100).optional(),
        birthOn: plainDate.optional(),
        kinship: text(100).optional(),
      }),
    )
    .min(1)
    .max(20),
  sender: z.strictObject({ name: text(300), contacts: text(1000).optional() }),
});

/** All that a sender ever learns: the message came, and whether it has been looked at (T-072). */
export const messageState = z.object({
  number: z.string(),
  receivedOn: plainDate,
  state: z.enum(['принято к рассмотрению', 'рассмотрено']),
});

export const messageParams = z.strictObject({ externalId });

export const messageSource = z.object({
  id: z.uuid(),
  name: z.string(),
  sourceKind,
  sourceKindLabel: z.string(),
  centre: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  isActive: z.boolean(),
  createdAt: instant,
  messagesTotal: z.int(),
});
export const messageSourceList = z.object({ items: z.array(messageSource) });

export const addMessageSourceRequest = z.strictObject({
  name: text(200),
  sourceKind,
  /** Only messages about families of this centre; none = of the whole region, by the family's district. */
  centreId: z.uuid().nullable(),
});
/** The secret is shown once: only its hash is kept. */
export const messageSourceAdded = z.object({ id: z.uuid(), token: z.string() });

export type MessageSource = z.infer<typeof messageSource>;
export type MessageSourceList = z.infer<typeof messageSourceList>;
export type AddMessageSourceRequest = z.input<typeof addMessageSourceRequest>;
export type MessageSourceAdded = z.infer<typeof messageSourceAdded>;
