import { createHash } from 'node:crypto';
import { recordEvent } from '#domain/audit/record-event';
import { getCase } from '#domain/cases/get-case';
import type { Confidentiality } from '#domain/confidentiality';
import { inTransaction, type Context } from '#domain/context';
import { insertDocument } from './document-store.ts';
import { nameWithEnding } from './document-type.ts';
import { removeStoredFile, writeStoredFile, type FileStore } from './file-store.ts';

interface NewFile {
  readonly caseId: string;
  readonly kind: string;
  readonly confidentiality: Confidentiality;
  readonly originalName: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

interface Keeper {
  readonly tx: Context;
  readonly uploadedBy: string;
  /** What else is done with the document in its transaction. */
  readonly afterwards?: (documentId: string) => Promise<void>;
}

/** Writes a checked file to the store and its row with its event; who keeps it is asked inside of the transaction (П1 п.5.11; T-195, T-197). */
export async function keepFile(
  ctx: Context,
  store: FileStore,
  { content, ...file }: NewFile,
  keeper: (tx: Context) => Promise<Keeper>,
): Promise<{ documentId: string }> {
  const storedName = await writeStoredFile(store, content);
  try {
    return await inTransaction(ctx, async (open) => {
      const { tx, uploadedBy, afterwards } = await keeper(open);
      const { centreId } = await getCase(tx, file.caseId);
      const documentId = await insertDocument(tx.db, {
        ...file,
        originalName: nameWithEnding(file.originalName, file.mediaType),
        storedName,
        sizeBytes: content.byteLength,
        sha256: createHash('sha256').update(content).digest('hex'),
        uploadedBy,
        uploadedAt: tx.now,
      });
      await recordEvent(tx, {
        action: 'document.uploaded',
        objectKind: 'document',
        objectId: documentId,
        caseId: file.caseId,
        centreId,
        after: { mediaType: file.mediaType, sizeBytes: content.byteLength, confidentiality: file.confidentiality },
      });
      await afterwards?.(documentId);
      return { documentId };
    });
  } catch (error) {
    await removeStoredFile(store, storedName);
    throw error;
  }
}
