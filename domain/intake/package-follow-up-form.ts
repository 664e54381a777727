import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { initialPackage, receiptFact } from './package-initial.ts';
import { getReceiptDate } from './receipt-date.ts';
import { listPackage, packageInput, savePackage } from './save-package.ts';

/** What was missing at the checklist is brought later, or cannot be had; the clock runs meanwhile (П4–11 ст.I; T-047). */
export const packageFollowUpForm: TaskForm = {
  formKey: 'package-follow-up',
  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    const items = await listPackage(ctx, caseId);
    const missing = items.filter((item) => !item.isReceived && item.waivedReason === null).map((item) => item.label);
    return {
      initial: initialPackage(items),
      choices: {},
      facts: [
        receiptFact(await getReceiptDate(ctx, caseId)),
        { label: 'Не хватает', value: missing.join('; ') || 'всё получено' },
      ],
    };
  },
  async complete(ctx, task, data) {
    await savePackage(ctx, { caseId: caseOfTask(task), items: packageInput.parse(data) });
    return {};
  },
};
