import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import { findLastDecision } from '#domain/sessions/agenda-view';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { OpenTask, PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { draftOfPlan } from './draft-of-plan.ts';
import { memberChoices } from './member-choices.ts';
import { categoryChoices, circumstanceChoices, measureChoices } from './plan-choices.ts';
import { planDraftSchema } from './plan-draft.ts';
import { readCaseMeasures, readRecommendedMonths } from './plan-facts.ts';
import { findLatestPlan, listPlanItems } from './plan-reading.ts';
import { selectProblems } from './problem-store.ts';
import { savePlanDraft } from './save-plan-draft.ts';
import { getSupportedCase, type SupportedCase } from './supported-case.ts';

/** «Проект ИПССС», also the form of its rework after the consilium's remarks (П1 п.4.5–4.7, 4.11; T-066, T-138). */
export const draftPlanForm: TaskForm = {
  formKey: 'draft-plan',

  async prepare(ctx, task): Promise<PreparedForm> {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const measures = await readCaseMeasures(ctx, found);
    const months = await readRecommendedMonths(ctx, found.centreId);
    return {
      initial: await initialDraft(ctx, found),
      choices: {
        categories: categoryChoices,
        circumstances: circumstanceChoices,
        measures: measureChoices([...measures.values()]),
        members: memberChoices(await listFamilyMembers(ctx, found.familyId)),
        organisations: await organisationChoices(ctx, { district: found.district }),
      },
      facts: [
        {
          label: 'Рекомендуемые сроки сопровождения',
          value: `адаптационный — до ${months.adaptation} мес., базовый — до ${months.basic} мес., кризисный — до ${months.crisis} мес.`,
        },
        ...(await remarks(ctx, found.id)),
      ],
    };
  },

  async complete(ctx: Context, task: OpenTask, data: unknown) {
    await savePlanDraft(ctx, { caseId: caseOfTask(task), draft: parseInput(planDraftSchema, data) });
    return {};
  },
};

async function initialDraft(ctx: Context, found: SupportedCase): Promise<Record<string, unknown>> {
  const earlier = await findLatestPlan(ctx, found.id);
  if (!earlier) return { categories: found.categories, jointOn: found.today };
  const problems = await selectProblems(ctx.db, found.id);
  return draftOfPlan(earlier, found.categories, problems, await listPlanItems(ctx, earlier.id));
}

async function remarks(ctx: Context, caseId: string): Promise<PreparedForm['facts']> {
  const decision = await findLastDecision(ctx, { caseId, kind: 'acceptance' });
  return decision?.outcome === 'rework' ? [{ label: 'Замечания консилиума', value: decision.remarks }] : [];
}
