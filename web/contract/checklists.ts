import { z } from 'zod';
import { plainDate, uuid } from './common.ts';

export const documentListCode = z.enum(['package', 'personal']);

/** One document of a list, with the days in which opened cases take it up (T-030). */
export const documentType = z.object({
  id: z.uuid(),
  list: documentListCode,
  label: z.string(),
  /** Null: in every centre. */
  centreId: z.uuid().nullable(),
  issuer: z.string().nullable(),
  isStrict: z.boolean(),
  requiredFor: z.array(z.string()),
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  /** Named in the programme itself: it is never taken out. */
  isFixed: z.boolean(),
  version: z.int(),
});
export const documentTypeList = z.object({
  items: z.array(documentType),
  requirements: z.array(z.object({ code: z.string(), label: z.string() })),
});

export const addDocumentTypeRequest = z.strictObject({
  list: documentListCode,
  centreId: uuid.nullable(),
  label: z.string().trim().min(2, 'Назовите документ.').max(300),
  issuer: z.string().trim().max(300).nullish(),
  isStrict: z.boolean().default(false),
  requiredFor: z.array(z.string().max(50)).max(20).default([]),
  validFrom: plainDate,
});
export const documentTypeAdded = z.object({ documentTypeId: z.uuid() });

export const endDocumentTypeRequest = z.strictObject({ validTo: plainDate, version: z.int().min(1) });

export type DocumentType = z.infer<typeof documentType>;
export type DocumentTypeList = z.infer<typeof documentTypeList>;
export type AddDocumentTypeRequest = z.input<typeof addDocumentTypeRequest>;
export type DocumentTypeAdded = z.infer<typeof documentTypeAdded>;
export type EndDocumentTypeRequest = z.input<typeof endDocumentTypeRequest>;
