import { z } from 'zod';
import { confidentiality, instant, personRef, purpose } from './common.ts';

export const documentRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  confidentiality,
  originalName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  uploadedBy: personRef,
  uploadedAt: instant,
  /** False for the strictest class without the right: then kind and name are covered. */
  mayOpen: z.boolean(),
});
export const documentList = z.object({ items: z.array(documentRow) });

/** Fields beside the part `file` of the multipart request. */
export const uploadDocumentRequest = z.strictObject({
  kind: z.string().trim().min(1, 'Укажите вид документа.').max(100),
  confidentiality: confidentiality.default('service'),
});

export const documentUploaded = z.object({ documentId: z.uuid() });
export const documentContentQuery = z.strictObject({ purpose });

export type DocumentRow = z.infer<typeof documentRow>;
export type DocumentUploaded = z.infer<typeof documentUploaded>;
export type DocumentList = z.infer<typeof documentList>;
export type UploadDocumentRequest = z.input<typeof uploadDocumentRequest>;
