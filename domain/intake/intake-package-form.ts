import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { initialPackage, receiptFact } from './package-initial.ts';
import { getReceiptDate } from './receipt-date.ts';
import { listPackage, packageInput, savePackage } from './save-package.ts';

/** Checklist of stage I: what the family has brought (П4–11 ст.I; T-028, T-047). */
export const intakePackageForm: TaskForm = {
  formKey: 'intake-package',
  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    return {
      initial: initialPackage(await listPackage(ctx, caseId), 'missing'),
      choices: {},
      facts: [receiptFact(await getReceiptDate(ctx, caseId))],
    };
  },
  async complete(ctx, task, data) {
    const { isComplete } = await savePackage(ctx, { caseId: caseOfTask(task), items: packageInput.parse(data) });
    return { packageComplete: isComplete };
  },
};
