import type { Case } from '#domain/cases/case';
import { listCaseDocumentTypes } from '#domain/checklists/case-document-types';
import type { DocumentType } from '#domain/checklists/document-type';
import type { Context } from '#domain/context';
import { raiseConfidentiality } from '#domain/documents/raise-confidentiality';
import type { Choice } from '#domain/tasks/task-form';
import { z } from 'zod';
import { keepCaseRecords, refuseFuture } from './keep-records.ts';
import { isStrictSource } from './sources.ts';

/** Kind under which scans of personal documents are uploaded. */
export const PERSONAL_SCAN = 'personal-document';

export const personalDocumentInput = z.strictObject({
  personId: z.uuid(),
  kind: z.string(),
  number: z.string().optional(),
  issuer: z.string().optional(),
  validTo: z.iso.date().optional(),
  receivedOn: z.iso.date(),
  source: z.string(),
  documentId: z.uuid().optional(),
});
export type PersonalDocument = z.infer<typeof personalDocumentInput>;

/** The kinds of documents that the list of the case has, with who must bring them and who issues them (П4–11 ст.III; T-030). */
export async function documentKindChoices(ctx: Context, found: Case): Promise<Choice[]> {
  const types = await listCaseDocumentTypes(ctx, found, 'personal');
  return types.map(({ code, label, issuer, requiredFor }) => {
    const hint = [requiredFor.length > 0 ? 'обязательный' : '', issuer ?? ''].filter(Boolean).join(', ');
    return { value: code, label, ...(hint && { hint }) };
  });
}

/** Keeps documents of members of the family; medical ones and their scans are of the strictest class (П4–11 ст.III; T-030, T-196). */
export async function keepPersonalDocuments(
  ctx: Context,
  found: Case,
  given: {
    taskId: string | null;
    documents: readonly PersonalDocument[];
    missing?: string | undefined;
    pointerOf: (index: number) => string;
  },
): Promise<void> {
  const { documents, missing, pointerOf } = given;
  refuseFuture(
    ctx,
    found,
    Object.fromEntries(documents.map((document, index) => [`${pointerOf(index)}/receivedOn`, document.receivedOn])),
  );
  const types = await listCaseDocumentTypes(ctx, found, 'personal');
  for (const { documentId, ...document } of documents) {
    if (documentId && isStrict(types, document)) await raiseConfidentiality(ctx, { caseId: found.id, documentId });
  }
  await keepCaseRecords(
    ctx,
    { caseId: found.id, taskId: given.taskId },
    documents.map((document) => {
      const { personId, receivedOn, source, ...content } = document;
      return {
        kind: 'personal-document',
        personId,
        occurredOn: receivedOn,
        source,
        confidentiality: isStrict(types, document) ? 'strict' : 'confidential',
        content: { ...content, ...(missing && { missing }) },
      };
    }),
  );
}

function isStrict(types: readonly DocumentType[], document: Pick<PersonalDocument, 'kind' | 'source'>): boolean {
  return isStrictSource(document.source) || types.some((type) => type.code === document.kind && type.isStrict);
}
