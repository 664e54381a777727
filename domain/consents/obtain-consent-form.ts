import { fullName } from '#domain/person-name';
import { parseInput } from '#domain/parse-input';
import { findPlacedMeasure } from '#domain/plans/plan-reading';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { OpenTask, TaskForm } from '#domain/tasks/task-form';
import type { Context } from '#domain/context';
import { z } from 'zod';
import { consentsInput, prepareConsents } from './consent-form-data.ts';
import { storeConsents } from './record-consent.ts';
import { listWithoutBasis, requireExchangeBasis } from './require-exchange-basis.ts';

const formData = z.strictObject({ consents: consentsInput });

/** «Получить согласие на передачу сведений»: without it no letter goes out (П1 п.5.3, 2.3 а; T-198). */
export const obtainConsentForm: TaskForm = {
  formKey: 'obtain-consent',
  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    const missing = await listWithoutBasis(ctx, caseId, await listTargets(ctx, task));
    return {
      initial: { consents: missing.map(({ id }) => ({ personId: id, kinds: ['exchange'], basis: 'consent' })) },
      choices: await prepareConsents(ctx, caseId),
      facts: [{ label: 'Нет согласия или основания', value: missing.map(fullName).join('; ') || 'всё получено' }],
    };
  },
  async complete(ctx, task, data) {
    const caseId = caseOfTask(task);
    const { consents } = parseInput(formData, data);
    await storeConsents(ctx, { caseId, consents });
    await requireExchangeBasis(ctx, caseId, await listTargets(ctx, task));
    return {};
  },
};

/** People whom the waiting letter is about. */
async function listTargets(ctx: Context, { variables }: OpenTask): Promise<readonly string[]> {
  const planItemId = z.uuid().safeParse(variables['planItemId']);
  const item = planItemId.success ? await findPlacedMeasure(ctx, planItemId.data) : undefined;
  return item?.targetPersonIds ?? [];
}
