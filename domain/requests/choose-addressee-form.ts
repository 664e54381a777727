import { z } from 'zod';
import { describeMeasure } from '#domain/measures/measure-facts';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { chooseAddressee } from './issue-referral.ts';

const dataSchema = z.object({ organisationId: z.uuid() });

/** «Выбор адресата направления» (П1 п.5.3; T-077). */
export const chooseAddresseeForm: TaskForm = {
  formKey: 'choose-addressee',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    return {
      initial: {},
      choices: { organisations: await organisationChoices(ctx, { district: found.district }) },
      facts: await describeMeasure(ctx, idOf(task, 'planItemId')),
    };
  },

  async complete(ctx, task, data) {
    await chooseAddressee(ctx, { planItemId: idOf(task, 'planItemId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
