import { createHash } from 'node:crypto';
import { recordEvent } from '#domain/audit/record-event';
import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { DomainError, forbidden, notFound } from '#domain/errors';
import { listUserNames } from '#domain/users/user-name-view';
import { findDocument, listDocumentRows } from './document-store.ts';
import { readStoredFile, type FileStore } from './file-store.ts';

export interface DocumentContent {
  readonly originalName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Documents of a case by name and class, newest first; file names tell of the family, what they say opens one by one (T-195, T-197). */
export async function listDocuments(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['family.read', 'read']);
  await recordReading(acting, { action: 'case.documents-viewed', objectKind: 'case', objectId: caseId, caseId });
  const rows = await listDocumentRows(acting.db, caseId);
  const names = await listUserNames(
    acting,
    rows.map((row) => row.uploadedBy),
  );
  return rows.map(({ id, kind, confidentiality, originalName, mediaType, sizeBytes, uploadedBy, uploadedAt }) => ({
    id,
    kind,
    confidentiality,
    originalName,
    mediaType,
    sizeBytes,
    uploadedBy: names.get(uploadedBy) ?? { id: uploadedBy, name: '' },
    uploadedAt,
  }));
}

/** Opens a document and leaves a trace with the purpose; the strictest class only for those whom it concerns (П1 п.5.11; T-196, T-197). */
export async function readDocument(
  ctx: Context,
  store: FileStore,
  { documentId, purpose }: { documentId: string; purpose: string },
): Promise<DocumentContent> {
  const found = await findDocument(ctx.db, documentId);
  if (!found) throw notFound('Документ не найден.');
  const reader = await authoriseCase(ctx, found.caseId, ['family.read', 'read']);
  const isAuthor = found.uploadedBy === ctx.actor.id;
  const acting = found.confidentiality === 'strict' && !isAuthor ? await authoriseStrict(ctx, found.caseId) : reader;
  const content = await readStoredFile(store, found.storedName);
  if (createHash('sha256').update(content).digest('hex') !== found.sha256) {
    throw new DomainError('FILE_DAMAGED', 'Файл повреждён. Сообщите администратору.', { documentId });
  }
  await recordEvent(acting, {
    action: 'document.viewed',
    objectKind: 'document',
    objectId: documentId,
    caseId: found.caseId,
    purpose,
    after: { confidentiality: found.confidentiality },
  });
  return { originalName: found.originalName, mediaType: found.mediaType, content };
}

async function authoriseStrict(ctx: Context, caseId: string): Promise<Context> {
  try {
    return await authoriseCase(ctx, caseId, ['family.read-strict', 'read']);
  } catch (error) {
    throw error instanceof DomainError
      ? forbidden('Этот документ открывают куратор, руководитель и консилиум по своему вопросу.')
      : error;
  }
}
