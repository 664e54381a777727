import { createHash } from 'node:crypto';
import { recordEvent } from '#domain/audit/record-event';
import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import { confidentialitySchema } from '#domain/confidentiality';
import { inTransaction, type Context } from '#domain/context';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { insertDocument } from './document-store.ts';
import { detectMediaType, nameWithEnding } from './document-type.ts';
import { removeStoredFile, writeStoredFile, type FileStore } from './file-store.ts';

const uploadInput = z.object({
  caseId: z.uuid(),
  kind: z.string().trim().min(1, 'Укажите вид документа.').max(100),
  confidentiality: confidentialitySchema.default('service'),
  originalName: z
    .string()
    // A name may carry a path of the sender's disk, or signs that nobody sees and that turn its letters round.
    .transform((name) =>
      name
        .replace(/^.*[\\/]/, '')
        .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
        .slice(0, 200),
    )
    .pipe(z.string().min(1, 'У файла нет имени.')),
  content: z.instanceof(Uint8Array),
});
export type UploadInput = z.input<typeof uploadInput>;

/** Keeps a file in a case under a random name, with its checksum; its type is judged by its content (П1 п.5.11; T-195, T-197). */
export async function uploadDocument(ctx: Context, store: FileStore, given: UploadInput): Promise<{ documentId: string }> {
  const { content, ...input } = parseInput(uploadInput, given);
  const mediaType = await detectMediaType(content);
  // Asked before anything is written: strangers must not fill the disk.
  await authoriseCase(ctx, input.caseId, ['document.upload', 'do']);
  const storedName = await writeStoredFile(store, content);
  try {
    return await inTransaction(ctx, async (open) => {
      const tx = await authoriseCase(open, input.caseId, ['document.upload', 'do']);
      const { centreId } = await getCase(tx, input.caseId);
      const documentId = await insertDocument(tx.db, {
        ...input,
        originalName: nameWithEnding(input.originalName, mediaType),
        mediaType,
        storedName,
        sizeBytes: content.byteLength,
        sha256: createHash('sha256').update(content).digest('hex'),
        uploadedBy: tx.actor.id,
        uploadedAt: tx.now,
      });
      await recordEvent(tx, {
        action: 'document.uploaded',
        objectKind: 'document',
        objectId: documentId,
        caseId: input.caseId,
        centreId,
        after: { mediaType, sizeBytes: content.byteLength, confidentiality: input.confidentiality },
      });
      return { documentId };
    });
  } catch (error) {
    await removeStoredFile(store, storedName);
    throw error;
  }
}
