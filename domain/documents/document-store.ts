import type { Knex } from 'knex';
import { z } from 'zod';
import { confidentialitySchema } from '#domain/confidentiality';

const documentRow = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  kind: z.string(),
  confidentiality: confidentialitySchema,
  originalName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  storedName: z.string(),
  uploadedBy: z.uuid(),
  uploadedAt: z.date(),
});
export type DocumentRow = z.infer<typeof documentRow>;

const columns = {
  id: 'id',
  caseId: 'case_id',
  kind: 'kind',
  confidentiality: 'confidentiality',
  originalName: 'original_name',
  mediaType: 'media_type',
  sizeBytes: 'size_bytes',
  sha256: 'sha256',
  storedName: 'stored_name',
  uploadedBy: 'uploaded_by',
  uploadedAt: 'uploaded_at',
};

export async function insertDocument(db: Knex, given: Omit<DocumentRow, 'id'>): Promise<string> {
  const rows: unknown = await db('app.documents')
    .insert({
      case_id: given.caseId,
      kind: given.kind,
      confidentiality: given.confidentiality,
      original_name: given.originalName,
      media_type: given.mediaType,
      size_bytes: given.sizeBytes,
      sha256: given.sha256,
      stored_name: given.storedName,
      uploaded_by: given.uploadedBy,
      uploaded_at: given.uploadedAt,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

export async function findDocument(db: Knex, id: string): Promise<DocumentRow | undefined> {
  const rows: unknown = await db('app.documents').select(columns).where({ id });
  return z.array(documentRow).parse(rows)[0];
}

export async function listDocumentRows(db: Knex, caseId: string): Promise<DocumentRow[]> {
  const rows: unknown = await db('app.documents').select(columns).where({ case_id: caseId }).orderBy('uploaded_at', 'desc');
  return z.array(documentRow).parse(rows);
}

/** Tells whether the document of this case was of a weaker class before. */
export async function updateToStrict(db: Knex, given: { caseId: string; documentId: string }): Promise<boolean> {
  const changed = await db('app.documents')
    .where({ id: given.documentId, case_id: given.caseId })
    .whereNot({ confidentiality: 'strict' })
    .update({ confidentiality: 'strict' });
  return changed === 1;
}
