import { dateInZone } from '#domain/calendar/zoned-time';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { documentChoices } from '#domain/documents/document-choices';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { describeDefect, listDocumentDefects } from './document-defects.ts';
import { assessmentChoices } from './keep-records.ts';
import { listEarlierDocuments } from './earlier-records.ts';
import { documentKindChoices, keepPersonalDocuments, personalDocumentInput, PERSONAL_SCAN } from './personal-documents.ts';

const formData = z.strictObject({ documents: z.array(personalDocumentInput), missing: z.string().optional() });

/** Personal documents of the family, each with its holder, term, scan and source (П4–11 ст.III; T-030, T-034, T-053). */
export const collectDocumentsForm: TaskForm = {
  formKey: 'collect-documents',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    const defects = await listDocumentDefects(ctx, found.id);
    const today = dateInZone(ctx.now, found.timeZone);
    const earlier = await listEarlierDocuments(ctx, { caseId: found.id, today });
    return {
      initial: { documents: earlier?.found ?? [] },
      choices: {
        ...(await assessmentChoices(ctx, found)),
        documentKinds: await documentKindChoices(ctx, found),
        scans: await documentChoices(ctx, found.id, PERSONAL_SCAN),
      },
      facts: [
        ...(await describeCase(ctx, found)),
        { label: 'Не хватает', value: defects.map(describeDefect).join('; ') || 'всё есть' },
        ...(earlier ? [{ label: `Из дела ${earlier.caseNumber}`, value: 'документы внесены ниже: проверьте их у семьи' }] : []),
      ],
    };
  },
  async complete(ctx, task, data) {
    const { documents, missing } = formData.parse(data);
    const found = await getCase(ctx, caseOfTask(task));
    await keepPersonalDocuments(ctx, found, {
      taskId: task.taskId,
      documents,
      missing,
      pointerOf: (index) => `/documents/${index}`,
    });
    return {};
  },
};
