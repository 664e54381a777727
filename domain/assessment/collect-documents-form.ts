import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { documentKindChoices, isStrictDocument } from './document-kinds.ts';
import { assessmentChoices, keepRecords, refuseFuture } from './keep-records.ts';
import { isStrictSource } from './sources.ts';

const formData = z.strictObject({
  documents: z.array(
    z.strictObject({
      personId: z.uuid(),
      kind: z.string(),
      number: z.string().optional(),
      issuer: z.string().optional(),
      validTo: z.iso.date().optional(),
      receivedOn: z.iso.date(),
      source: z.string(),
    }),
  ),
  missing: z.string().optional(),
});

/** Personal documents of the family, each with its holder, term and source (П4–11 ст.III; T-030, T-034, T-053). */
export const collectDocumentsForm: TaskForm = {
  formKey: 'collect-documents',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    const choices = { ...(await assessmentChoices(ctx, found)), documentKinds: documentKindChoices };
    return { initial: { documents: [] }, choices, facts: await describeCase(ctx, found) };
  },
  async complete(ctx, task, data) {
    const { documents, missing } = formData.parse(data);
    const found = await getCase(ctx, caseOfTask(task));
    refuseFuture(
      ctx,
      found,
      Object.fromEntries(documents.map((document, index) => [`/documents/${index}/receivedOn`, document.receivedOn])),
    );
    await keepRecords(
      ctx,
      task,
      documents.map(({ personId, receivedOn, source, ...content }) => ({
        kind: 'personal-document',
        personId,
        occurredOn: receivedOn,
        source,
        confidentiality: isStrictDocument(content.kind) || isStrictSource(source) ? 'strict' : 'confidential',
        content: { ...content, ...(missing && { missing }) },
      })),
    );
    return {};
  },
};
