import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { invalidInput } from '#domain/errors';
import { readSetting } from '#domain/settings/read-setting';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { assessmentChoices, keepRecords, refuseFuture } from './keep-records.ts';

const formData = z.strictObject({
  diagnostics: z.array(
    z.strictObject({
      personId: z.uuid(),
      diagnosedOn: z.iso.date(),
      method: z.string(),
      source: z.string(),
      result: z.string(),
    }),
  ),
  omissionReason: z.string().optional(),
});

/** First diagnostics of the members of the family, of the strictest class (П4–11 ст.III; T-033, T-196). */
export const initialDiagnosticsForm: TaskForm = {
  formKey: 'initial-diagnostics',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    return { initial: { diagnostics: [] }, choices: await assessmentChoices(ctx, found), facts: await describeCase(ctx, found) };
  },
  async complete(ctx, task, data) {
    const { diagnostics, omissionReason } = formData.parse(data);
    const found = await getCase(ctx, caseOfTask(task));
    const required = await readSetting(ctx, 'diagnosedMembersRequired', found.centreId);
    if (new Set(diagnostics.map((one) => one.personId)).size < required) {
      throw invalidInput('Диагностика проведена не со всеми.', {
        '/diagnostics': `Нужна диагностика членов семьи, не меньше: ${required}.`,
      });
    }
    refuseFuture(
      ctx,
      found,
      Object.fromEntries(diagnostics.map((one, index) => [`/diagnostics/${index}/diagnosedOn`, one.diagnosedOn])),
    );
    await keepRecords(
      ctx,
      task,
      diagnostics.map(({ personId, diagnosedOn, source, ...content }) => ({
        kind: 'diagnostics',
        personId,
        occurredOn: diagnosedOn,
        source,
        confidentiality: 'strict',
        content: { ...content, ...(omissionReason && { omissionReason }) },
      })),
    );
    return {};
  },
};
