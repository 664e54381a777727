import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { preparePackage } from './package-initial.ts';
import { listMissing, packageInput, savePackage } from './save-package.ts';

/** What was missing at the checklist is brought later, or cannot be had; the clock runs meanwhile (П4–11 ст.I; T-047). */
export const packageFollowUpForm: TaskForm = {
  formKey: 'package-follow-up',
  async prepare(ctx, task) {
    const { initial, choices, facts, items } = await preparePackage(ctx, caseOfTask(task));
    const missing = listMissing(items).map(({ label }) => label);
    return { initial, choices, facts: [...facts, { label: 'Не хватает', value: missing.join('; ') || 'всё получено' }] };
  },
  async complete(ctx, task, data) {
    await savePackage(ctx, { caseId: caseOfTask(task), items: packageInput.parse(data) });
    return {};
  },
};
