import { createHash } from 'node:crypto';
import { recordEvent } from '#domain/audit/record-event';
import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase, mayOpenStrict } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { AccessRefused, DomainError, forbidden, notFound } from '#domain/errors';
import { listUserNames } from '#domain/users/user-name-view';
import { findDocument, listDocumentRows, type DocumentRow } from './document-store.ts';
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
  const opensStrict = await mayOpenStrict(acting, caseId);
  return rows.map((row) => {
    const mayOpen = row.confidentiality !== 'strict' || opensStrict || row.uploadedBy === ctx.actor.id;
    const { id, confidentiality, mediaType, sizeBytes, uploadedAt } = row;
    const uploadedBy = names.get(row.uploadedBy) ?? { id: row.uploadedBy, name: '' };
    return { id, confidentiality, mediaType, sizeBytes, uploadedBy, uploadedAt, mayOpen, ...wordsOf(row, mayOpen) };
  });
}

/** Kind and name of a medical document are a diagnosis already (T-196). */
function wordsOf({ kind, originalName }: DocumentRow, mayOpen: boolean) {
  return mayOpen ? { kind, originalName } : { kind: 'документ ограниченного доступа', originalName: 'скрыто' };
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
  const acting = found.confidentiality === 'strict' && !isAuthor ? await authoriseStrict(ctx, found) : reader;
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

async function authoriseStrict(ctx: Context, { id, caseId }: DocumentRow): Promise<Context> {
  try {
    return await authoriseCase(ctx, caseId, ['family.read-strict', 'read']);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const refusal = forbidden('Этот документ открывают куратор, руководитель и консилиум по своему вопросу.');
    throw new AccessRefused(refusal, { objectKind: 'document', objectId: id, caseId });
  }
}
