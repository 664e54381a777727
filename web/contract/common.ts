import { z } from 'zod';

/** Shapes that several resources share. Requests are strict objects; answers carry only what their schema names. */

export const uuid = z.uuid({ error: 'Неверный идентификатор.' });

/** A calendar day without a time, such as a date of birth: `2026-05-12`, and only days that exist. */
export const plainDate = z.iso.date({ error: 'Такой даты нет. Укажите дату в виде ГГГГ-ММ-ДД.' });

/** An instant in an answer: the application holds a `Date`, the wire carries ISO 8601 in UTC. */
export const instant = z.preprocess((value) => (value instanceof Date ? value.toISOString() : value), z.iso.datetime());

/** An instant in a request, with the offset of the place where it was entered. */
export const instantWithOffset = z.iso.datetime({ offset: true, error: 'Укажите дату и время со смещением часового пояса.' });

export const jsonObject = z.record(z.string(), z.unknown());

/** A person who works in the system, named as in lists: «Иванова А. П.». */
export const personRef = z.object({ id: z.string(), name: z.string() });

/** A case as lists name it; `family` is the title of the family. */
export const caseRef = z.object({ id: z.uuid(), number: z.string(), family: z.string() });
export const caseNumberRef = z.object({ id: z.uuid(), number: z.string() });
export const sessionRef = z.object({ id: z.uuid(), number: z.string() });
export const placeRef = z.object({ id: z.uuid(), name: z.string() });

export const roleCodes = [
  'intake',
  'curator',
  'head',
  'director',
  'secretary',
  'member',
  'analyst',
  'auditor',
  'administrator',
  'co-executor',
  'municipal-consilium',
  'resource-centre',
  'supervisor',
  'ministry',
  'family',
] as const;
export const role = z.enum(roleCodes);

export const level = z.enum(['adaptation', 'basic', 'crisis']);
export const caseStatus = z.enum(['preparation', 'support', 'post-support', 'closed']);
export const confidentiality = z.enum(['service', 'confidential', 'strict']);

/** Why personal data was opened (T-197). A code and not free text, because it travels in the address of a download. */
export const purpose = z.enum(['case-work', 'consilium', 'supervision', 'family-request', 'inspection']);

/** Rows on one page of every list. */
export const pageSize = 50;
export const pageNumber = z.coerce.number({ error: 'Номер страницы — целое число от 1.' }).int().min(1).max(2000).default(1);
/** Words of a search travel in a body: an address stands in the history of a shared computer and in the logs on its way (T-204). */
export const searchRequest = z.strictObject({
  search: z.string().trim().max(100, 'Слишком длинная строка поиска: не более 100 знаков.'),
});

/** `isTotalCapped` says that there are at least `total` rows: exact counts of long lists are too slow to wait for. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.int().min(0), isTotalCapped: z.boolean() });
}

export const idParams = z.strictObject({ id: uuid });
export const done = z.object({ state: z.literal('done') });

/** Every refusal has this shape; `fields` names places of the request by JSON pointer. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    /** Numbers, codes and ids that belong to the refusal, such as who was quicker. */
    details: jsonObject.optional(),
    requestId: z.string(),
  }),
});

export type PersonRef = z.infer<typeof personRef>;
export type Role = z.infer<typeof role>;
export type Level = z.infer<typeof level>;
export type CaseStatus = z.infer<typeof caseStatus>;
export type Purpose = z.infer<typeof purpose>;
export type ErrorAnswer = z.infer<typeof errorAnswer>;
