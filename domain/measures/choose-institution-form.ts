import { z } from 'zod';
import { parseInput } from '#domain/parse-input';
import { idOf } from '#domain/plans/task-variables';
import type { TaskForm } from '#domain/tasks/task-form';
import { prepareOrganisations } from './organisation-form.ts';
import { chooseInstitutions } from './prepare-memo.ts';

const dataSchema = z.object({ organisationIds: z.array(z.uuid()).min(1) });

/** «Выбор учреждений для памятки» where the family's district has none that fit (П4–11 ст.V; T-073). */
export const chooseInstitutionForm: TaskForm = {
  formKey: 'choose-institution',
  prepare: prepareOrganisations,

  async complete(ctx, task, data) {
    await chooseInstitutions(ctx, { planItemId: idOf(task, 'planItemId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
