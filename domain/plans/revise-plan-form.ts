import { russianDate } from '#domain/calendar/plain-date';
import { listFamilyMembers } from '#domain/families/family-members';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { Choice, TaskForm } from '#domain/tasks/task-form';
import { executorChoices } from './executor-choices.ts';
import { extensionFacts } from './extension-facts.ts';
import { memberChoices } from './member-choices.ts';
import { measureChoices } from './plan-choices.ts';
import { readCaseMeasures } from './plan-facts.ts';
import { isOpen, type PlacedItem } from './plan-item.ts';
import { describeItem, getActivePlan, listPlanItems } from './plan-reading.ts';
import { planRevisionSchema } from './plan-revision.ts';
import { revisePlan } from './revise-plan.ts';
import { getSupportedCase } from './supported-case.ts';

const itemChoices = (items: readonly PlacedItem[]): Choice[] =>
  items.map((item) => ({ value: item.id, label: describeItem(item), hint: `до ${russianDate(item.dueOn)}` }));

/** «Корректировка ИПССС» after decision а (П1 п.5.8 а; T-081, T-088, T-089). */
export const revisePlanForm: TaskForm = {
  formKey: 'revise-plan',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const active = await getActivePlan(ctx, found.id);
    const items = await listPlanItems(ctx, active.id);
    const measures = await readCaseMeasures(ctx, found);
    const organisations = await organisationChoices(ctx, { district: found.district });
    const own = [...measures.values()].filter(
      (measure) => found.categories.includes(measure.category) || found.categories.includes('other'),
    );
    return {
      initial: { jointOn: found.today },
      choices: {
        openItems: itemChoices(items.filter(isOpen)),
        removableItems: itemChoices(items.filter((item) => item.status === 'planned')),
        measures: measureChoices(own),
        members: memberChoices(await listFamilyMembers(ctx, found.familyId)),
        executors: executorChoices(found.centreName, organisations),
        organisations,
      },
      facts: [
        { label: 'Действующая версия', value: `${active.version}, до ${russianDate(active.endsOn)}` },
        ...(await extensionFacts(ctx, found)),
      ],
    };
  },

  async complete(ctx, task, data) {
    await revisePlan(ctx, { caseId: caseOfTask(task), revision: parseInput(planRevisionSchema, data) });
    return {};
  },
};
