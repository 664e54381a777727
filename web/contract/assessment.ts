import { z } from 'zod';
import { assessmentRecord } from './cases.ts';
import { plainDate, uuid } from './common.ts';

const choice = z.object({ value: z.string(), label: z.string() });

/** A missing or expired document of the lists; the person is null where it concerns the family as a whole (T-031). */
export const documentDefect = z.object({
  list: z.enum(['package', 'personal']),
  state: z.enum(['missing', 'expired']),
  code: z.string(),
  label: z.string(),
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  validTo: plainDate.nullable(),
});

export const collectingCheckCode = z.enum(['contact', 'home-survey', 'methods', 'diagnostics']);

/** What was collected at stage III and what of it is demanded, with the documents that are missing (T-031, T-033). */
export const recordList = z.object({
  items: z.array(assessmentRecord),
  summary: z.object({
    kinds: z.array(z.object({ kind: z.string(), made: z.int(), isOmitted: z.boolean() })),
    checks: z.array(z.object({ code: collectingCheckCode, needed: z.int(), present: z.int() })),
  }),
  defects: z.array(documentDefect),
  choices: z.object({ sources: z.array(choice), documentKinds: z.array(choice), scans: z.array(choice) }),
});

const text = (most: number) => z.string().trim().min(1, 'Заполните поле.').max(most);

export const recordVisitRequest = z.strictObject({
  visitedOn: plainDate,
  place: text(300),
  participantIds: z.array(uuid).min(1, 'Отметьте, кто из семьи был дома.').max(100),
  others: text(1000).optional(),
  outcome: text(4000),
  source: z.string().max(100),
});

export const addDocumentRequest = z.strictObject({
  personId: uuid,
  kind: text(100),
  number: text(100).optional(),
  issuer: text(300).optional(),
  validTo: plainDate.optional(),
  receivedOn: plainDate,
  source: z.string().max(100),
  documentId: uuid.optional(),
});

export type RecordList = z.infer<typeof recordList>;
export type DocumentDefect = z.infer<typeof documentDefect>;
export type CollectingCheckCode = z.infer<typeof collectingCheckCode>;
export type RecordVisitRequest = z.input<typeof recordVisitRequest>;
export type AddDocumentRequest = z.input<typeof addDocumentRequest>;
