import { z } from 'zod';
import type { Context } from '#domain/context';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { OpenTask, PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { chooseOrganisation } from './choose-organisation.ts';
import { describeMeasure } from './measure-facts.ts';

const dataSchema = z.object({ organisationId: z.uuid() });

/** What a form shows that asks for organisations of a measure: the directory, that of the family's district first, and the measure. */
export async function prepareOrganisations(ctx: Context, task: OpenTask): Promise<PreparedForm> {
  const { district } = await getSupportedCase(ctx, caseOfTask(task));
  return {
    initial: {},
    choices: { organisations: await organisationChoices(ctx, { district }) },
    facts: await describeMeasure(ctx, idOf(task, 'planItemId')),
  };
}

/** A form that names the one organisation to which a measure turns (П1 п.5.3; П4–11 ст.V; T-073, T-077). */
export function organisationForm(formKey: string): TaskForm {
  return {
    formKey,
    prepare: prepareOrganisations,

    async complete(ctx, task, data) {
      await chooseOrganisation(ctx, { planItemId: idOf(task, 'planItemId'), ...parseInput(dataSchema, data) });
      return {};
    },
  };
}
