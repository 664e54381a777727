import { authoriseCase, type CaseRight } from '#domain/cases/case-access';
import { confidentialitySchema } from '#domain/confidentiality';
import type { Context } from '#domain/context';
import { isAtMunicipalBody } from '#domain/municipal/municipal-access';
import { MUNICIPAL_DECISION_KIND } from '#domain/municipal/municipal-question';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { detectMediaType } from './document-type.ts';
import type { FileStore } from './file-store.ts';
import { keepFile } from './keep-file.ts';

export const uploadInput = z.object({
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

const UPLOAD: readonly CaseRight[] = [['document.upload', 'do']];

/** The secretary enters the decision of the municipal consilium in cases that stand on no agenda, while it is waited for (П1 п.4.13; T-103). */
async function rightsFor(ctx: Context, { caseId, kind }: { caseId: string; kind: string }): Promise<readonly CaseRight[]> {
  if (kind !== MUNICIPAL_DECISION_KIND || !(await isAtMunicipalBody(ctx, caseId))) return UPLOAD;
  return [...UPLOAD, ['municipal.escalate', 'do']];
}

/** Keeps a file in a case under a random name, with its checksum; its type is judged by its content (П1 п.5.11; T-195, T-197). */
export async function uploadDocument(ctx: Context, store: FileStore, given: UploadInput): Promise<{ documentId: string }> {
  const { content, ...input } = parseInput(uploadInput, given);
  const mediaType = await detectMediaType(content);
  // Asked before anything is written: strangers must not fill the disk.
  await authoriseCase(ctx, input.caseId, ...(await rightsFor(ctx, input)));
  return keepFile(ctx, store, { ...input, content, mediaType }, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ...(await rightsFor(open, input)));
    return { tx, uploadedBy: tx.actor.id };
  });
}
