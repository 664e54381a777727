import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { preparePackage } from './package-initial.ts';
import { packageInput, savePackage } from './save-package.ts';

/** Checklist of stage I: what the family has brought (П4–11 ст.I; T-028, T-047). */
export const intakePackageForm: TaskForm = {
  formKey: 'intake-package',
  async prepare(ctx, task) {
    const { initial, choices, facts } = await preparePackage(ctx, caseOfTask(task), 'missing');
    return { initial, choices, facts };
  },
  async complete(ctx, task, data) {
    const { isComplete } = await savePackage(ctx, { caseId: caseOfTask(task), items: packageInput.parse(data) });
    return { packageComplete: isComplete };
  },
};
