import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { documentChoices } from '#domain/documents/document-choices';
import { listFamilyMembers } from '#domain/families/family-members';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { documentKindChoices, keepPersonalDocuments, personalDocumentInput, PERSONAL_SCAN } from './personal-documents.ts';
import { listSourceChoices } from './sources.ts';

const optional = (most: number) => z.string().trim().min(1).max(most).optional();

const addInput = personalDocumentInput.extend({
  caseId: z.uuid(),
  number: optional(100),
  issuer: optional(300),
  source: z.string().min(1, 'Выберите источник сведений.').max(100),
});
export type AddDocumentInput = z.input<typeof addInput>;

/** A document that the family brought after stage III: what was missing or had expired is settled by it (П4–11 ст.III; T-030, T-031). */
export async function addPersonalDocument(ctx: Context, given: AddDocumentInput): Promise<void> {
  const { caseId, ...document } = parseInput(addInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['assessment.gather', 'do']);
    const found = await lockCaseForChange(tx, caseId);
    if (found.status === 'closed') throw new DomainError('CASE_CLOSED', 'Дело закрыто: документы больше не вносятся.');
    const members = await listFamilyMembers(tx, found.familyId);
    const lists = {
      '/personId': members.some(({ id }) => id === document.personId),
      '/kind': (await documentKindChoices(tx, found)).some(({ value }) => value === document.kind),
      '/source': (await listSourceChoices(tx, found.centreId)).some(({ value }) => value === document.source),
      '/documentId':
        document.documentId === undefined ||
        (await documentChoices(tx, caseId, PERSONAL_SCAN)).some(({ value }) => value === document.documentId),
    };
    const wrong = Object.entries(lists).filter(([, isListed]) => !isListed);
    if (wrong.length > 0) {
      throw invalidInput('Проверьте документ.', Object.fromEntries(wrong.map(([pointer]) => [pointer, 'Выберите из списка.'])));
    }
    await keepPersonalDocuments(tx, found, { taskId: null, documents: [document], pointerOf: () => '' });
  });
}
