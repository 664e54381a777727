import { consentsInput, prepareConsents } from '#domain/consents/consent-form-data';
import { storeConsents } from '#domain/consents/record-consent';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { preparePackage } from './package-initial.ts';
import { packageInput, savePackage } from './save-package.ts';

/** Checklist of stage I: what the family has brought, and which consents it gives (П4–11 ст.I; T-028, T-047, T-198). */
export const intakePackageForm: TaskForm = {
  formKey: 'intake-package',
  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    const { initial, choices, facts } = await preparePackage(ctx, caseId, 'missing');
    return { initial, choices: { ...choices, ...(await prepareConsents(ctx, caseId)) }, facts };
  },
  async complete(ctx, task, data) {
    const caseId = caseOfTask(task);
    const { isComplete } = await savePackage(ctx, { caseId, items: packageInput.parse(data) });
    await storeConsents(ctx, { caseId, ...parseInput(z.object({ consents: consentsInput }), data) });
    return { packageComplete: isComplete };
  },
};
