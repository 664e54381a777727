import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { Choice, OpenTask, PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { executorChoices } from './executor-choices.ts';
import { extensionFacts } from './extension-facts.ts';
import { memberChoices } from './member-choices.ts';
import { measureChoices } from './plan-choices.ts';
import { readCaseMeasures } from './plan-facts.ts';
import { isOpen, type PlacedItem } from './plan-item.ts';
import { describeItem, getActivePlan, listPlanItems } from './plan-reading.ts';
import { levelLabel } from './plan-levels.ts';
import { selectProblems } from './problem-store.ts';
import { planRevisionSchema, proposedEnd } from './plan-revision.ts';
import type { ActivePlan } from './plan-version.ts';
import { revisePlan } from './revise-plan.ts';
import { readRevisionGround, type RevisionGround } from './revision-ground.ts';
import { getSupportedCase } from './supported-case.ts';

const itemChoices = (items: readonly PlacedItem[]): Choice[] =>
  items.map((item) => ({ value: item.id, label: describeItem(item), hint: `до ${russianDate(item.dueOn)}` }));

/** «Корректировка ИПССС» after decision а, begun with the curator's proposal and the level of the decision (П1 п.5.8 а; T-081, T-082, T-088, T-089, T-119). */
export const revisePlanForm: TaskForm = {
  formKey: 'revise-plan',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const active = await getActivePlan(ctx, found.id);
    const items = await listPlanItems(ctx, active.id);
    const ground = await readRevisionGround(ctx, found, { active, agendaItemId: questionOf(task) });
    const measures = await readCaseMeasures(ctx, found);
    const organisations = await organisationChoices(ctx, { district: found.district });
    const own = [...measures.values()].filter(
      (measure) => found.categories.includes(measure.category) || found.categories.includes('other'),
    );
    return {
      initial: { jointOn: found.today, ...initialCorrection(ground) },
      choices: {
        openItems: itemChoices(items.filter(isOpen)),
        removableItems: itemChoices(items.filter(isOpen)),
        measures: measureChoices(own),
        members: memberChoices(await listFamilyMembers(ctx, found.familyId)),
        executors: executorChoices(found.centreName, organisations),
        organisations,
      },
      facts: [
        { label: 'Действующая версия', value: `${active.version}, до ${russianDate(active.endsOn)}` },
        ...levelFacts(active, ground),
        ...(await extensionFacts(ctx, found)),
        ...(await problemFacts(ctx, found.id)),
      ],
    };
  },

  async complete(ctx, task, data) {
    const revision = parseInput(planRevisionSchema, data);
    await revisePlan(ctx, { caseId: caseOfTask(task), agendaItemId: questionOf(task), revision });
    return {};
  },
};

const questionId = z.uuid().optional().catch(undefined);

/** The question whose decision calls for the correction, as the process hands it down. */
const questionOf = (task: OpenTask): string | undefined => questionId.parse(task.variables['agendaItemId'] ?? undefined);

/** A new measure names the problem that it solves by its number. */
async function problemFacts(ctx: Context, caseId: string): Promise<PreparedForm['facts']> {
  const problems = await selectProblems(ctx.db, caseId);
  return problems.map(({ position, description }) => ({ label: `Проблема ${position}`, value: description }));
}

/** The end of the curator's proposal, else the one that a new level recommends. */
function initialCorrection({ proposal, levelChange }: RevisionGround): PreparedForm['initial'] {
  const endsOn = proposal.endsOn ?? (levelChange ? proposedEnd(levelChange) : undefined);
  return {
    ...(proposal.reason !== null && { reason: proposal.reason }),
    ...(endsOn !== undefined && { endsOn }),
  };
}

function levelFacts(active: ActivePlan, { levelChange, mustExtend }: RevisionGround): PreparedForm['facts'] {
  const must = mustExtend ? [{ label: 'Срок', value: 'заканчивается: нужна новая дата окончания' }] : [];
  if (!levelChange) return must;
  const { level, changedOn, recommendedMonths } = levelChange;
  return [
    ...must,
    { label: 'Новый уровень', value: `${levelLabel(level)} (был ${levelLabel(active.level ?? active.proposedLevel)})` },
    {
      label: 'Срок на новом уровне',
      value: `рекомендуется до ${recommendedMonths} мес. с ${russianDate(changedOn)}: до ${russianDate(proposedEnd(levelChange))}`,
    },
  ];
}
