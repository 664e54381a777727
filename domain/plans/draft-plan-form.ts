import { z } from 'zod';
import { categoryHints } from '#domain/cases/category-hints';
import { findOriginCase } from '#domain/cases/origin-case';
import type { Context } from '#domain/context';
import { findCurrentCurator } from '#domain/curators/current-curator';
import { listFamilyMembers } from '#domain/families/family-members';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import { ASSISTANCE_TYPE_LABELS, type AssistanceType } from '#domain/catalogue/catalogue';
import { findEarlyDecisions, findLastReview, type EarlyDecisions } from '#domain/sessions/agenda-view';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { OpenTask, PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { draftOfPlan } from './draft-of-plan.ts';
import { memberChoices } from './member-choices.ts';
import { executorChoices } from './executor-choices.ts';
import { categoriesOf } from './family-boxes.ts';
import { getFamilyHeader, listFamilyFacts } from './family-facts.ts';
import { circumstanceChoices, familyBoxChoices, measureChoices } from './plan-choices.ts';
import { planDraftSchema } from './plan-draft.ts';
import { readCaseMeasures, readRecommendedMonths, readUsualMonths } from './plan-facts.ts';
import { levelLabel } from './plan-levels.ts';
import { listOrder } from './item-order.ts';
import { findLatestPlan, listPlanItems } from './plan-reading.ts';
import { selectProblems, type ProblemText } from './problem-store.ts';
import { savePlanDraft } from './save-plan-draft.ts';
import { getSupportedCase, type SupportedCase } from './supported-case.ts';

/** What the hints read of a draft that may lack anything. */
const unfinishedSchema = z
  .object({
    completeness: z.enum(['complete', 'incomplete']).optional().catch(undefined),
    categories: z.array(z.string()).catch([]),
  })
  .catch({ completeness: undefined, categories: [] });

/** «Проект ИПССС», also the form of its rework after the consilium's remarks (П1 п.4.5–4.7, 4.11; T-066, T-138). */
export const draftPlanForm: TaskForm = {
  formKey: 'draft-plan',

  async prepare(ctx, task): Promise<PreparedForm> {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const measures = await readCaseMeasures(ctx, found);
    const early = await findEarlyDecisions(ctx, found.id);
    const organisations = await organisationChoices(ctx, { district: found.district });
    return {
      initial: await initialDraft(ctx, found, early),
      choices: {
        categories: familyBoxChoices,
        circumstances: circumstanceChoices,
        measures: measureChoices([...measures.values()].filter(({ assistanceType }) => isOpened(early, assistanceType))),
        members: memberChoices(await listFamilyMembers(ctx, found.familyId)),
        executors: executorChoices(found.centreName, organisations),
        organisations,
      },
      facts: [
        ...(await listFamilyFacts(ctx, found)),
        ...describeEarly(early),
        { label: 'Рекомендуемые сроки сопровождения', value: await describeTerms(ctx, found.centreId) },
        ...(await remarks(ctx, found.id)),
      ],
    };
  },

  async hints(ctx, task, data) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const { completeness, categories } = unfinishedSchema.parse(data);
    return categoryHints(await listFamilyMembers(ctx, found.familyId), completeness, categoriesOf(categories), found.today);
  },

  async complete(ctx: Context, task: OpenTask, data: unknown) {
    await savePlanDraft(ctx, { caseId: caseOfTask(task), draft: parseInput(planDraftSchema, data) });
    return {};
  },
};

async function initialDraft(ctx: Context, found: SupportedCase, { level }: EarlyDecisions): Promise<Record<string, unknown>> {
  const earlier = await findLatestPlan(ctx, found.id);
  if (!earlier) {
    const { completeness } = await getFamilyHeader(ctx, found.familyId);
    const expected = level?.code ?? (await findCurrentCurator(ctx, found.id))?.expectedLevel ?? 'basic';
    const { [expected]: termMonths } = await readUsualMonths(ctx, found.centreId);
    return {
      ...(completeness !== null && { completeness }),
      ...{ categories: found.categories, termMonths, jointOn: found.today },
      ...(await problemsOfOrigin(ctx, found.id)),
    };
  }
  const problems = await selectProblems(ctx.db, found.id);
  const items = await listPlanItems(ctx, earlier.id);
  return draftOfPlan(earlier, found.categories, problems, { items, order: await listOrder(ctx, items) });
}

/** What troubled a family that came back, in the words of its earlier case; the curator goes on from there (T-102; AMB-18). */
async function problemsOfOrigin(ctx: Context, caseId: string): Promise<{ problems?: readonly ProblemText[] }> {
  const origin = await findOriginCase(ctx, caseId);
  const earlier = origin ? await selectProblems(ctx.db, origin.id) : [];
  if (earlier.length === 0) return {};
  return { problems: earlier.map(({ description, familyZone, curatorZone }) => ({ description, familyZone, curatorZone })) };
}

async function describeTerms(ctx: Context, centreId: string): Promise<string> {
  const longest = await readRecommendedMonths(ctx, centreId);
  const { basic } = await readUsualMonths(ctx, centreId);
  const spare = basic < longest.basic ? `${basic} мес., до ${longest.basic} без обоснования` : `до ${longest.basic} мес.`;
  return `адаптационный — до ${longest.adaptation} мес., базовый — ${spare}, кризисный — до ${longest.crisis} мес.`;
}

const isOpened = ({ helpKinds }: EarlyDecisions, type: AssistanceType): boolean => helpKinds?.includes(type) ?? true;

function describeEarly({ helpKinds, level }: EarlyDecisions): PreparedForm['facts'] {
  return [
    ...(helpKinds
      ? [{ label: 'Консилиум подтвердил потребность', value: helpKinds.map((kind) => ASSISTANCE_TYPE_LABELS[kind]).join(', ') }]
      : []),
    ...(level ? [{ label: 'Уровень, установленный консилиумом', value: levelLabel(level.code) }] : []),
  ];
}

async function remarks(ctx: Context, caseId: string): Promise<PreparedForm['facts']> {
  const decision = await findLastReview(ctx, caseId);
  return decision?.outcome === 'rework' ? [{ label: 'Замечания консилиума', value: decision.remarks }] : [];
}
