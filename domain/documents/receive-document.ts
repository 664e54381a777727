import type { Context } from '#domain/context';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { detectMediaType } from './document-type.ts';
import type { FileStore } from './file-store.ts';
import { keepFile } from './keep-file.ts';
import { uploadInput } from './upload-document.ts';

export type { FileStore };

/** `keptBy`: the member of staff who opened the way for it, because a document belongs to somebody who may be asked. */
const receiveInput = uploadInput.extend({ keptBy: z.uuid() });

/** Keeps a file that came from outside, where a use case has let it in; the event names the door and not a person (T-076, T-195). */
export async function receiveDocument(
  ctx: Context,
  store: FileStore,
  given: z.input<typeof receiveInput>,
  afterwards: (tx: Context, documentId: string) => Promise<void>,
): Promise<{ documentId: string }> {
  const { keptBy, content, ...input } = parseInput(receiveInput, given);
  const mediaType = await detectMediaType(content);
  return keepFile(ctx, store, { ...input, content, mediaType }, (tx) =>
    Promise.resolve({ tx, uploadedBy: keptBy, afterwards: (documentId) => afterwards(tx, documentId) }),
  );
}
