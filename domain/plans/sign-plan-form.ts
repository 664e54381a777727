import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { documentChoices } from '#domain/documents/document-choices';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { memberChoices } from './member-choices.ts';
import { findLatestPlan } from './plan-reading.ts';
import type { PlanVersion } from './plan-version.ts';
import { signPlan, signPlanInput } from './sign-plan.ts';
import { getSupportedCase } from './supported-case.ts';

const dataSchema = signPlanInput.omit({ caseId: true });

/** «Согласование ИПССС с семьей» (П1 п.4.9; П2; T-068, T-069, T-147). */
export const signPlanForm: TaskForm = {
  formKey: 'sign-plan',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const adults = (await listFamilyMembers(ctx, found.familyId)).filter((member) => mayActForFamily(member, found.today));
    const plan = await findLatestPlan(ctx, found.id);
    const { today } = found;
    const first = adults[0]?.id;
    return {
      initial: {
        ...{ signedOn: today, familyCopyOn: today, centreCopyOn: today },
        ...{ signedByPersonId: first, familyCopyReceiverId: first },
      },
      choices: { adults: memberChoices(adults), signedPlans: await documentChoices(ctx, found.id, 'signed-plan') },
      facts: plan ? describePlan(plan) : [],
    };
  },

  async complete(ctx, task, data) {
    const form: z.infer<typeof dataSchema> = parseInput(dataSchema, data);
    await signPlan(ctx, { caseId: caseOfTask(task), ...form });
    return { signature: form.outcome };
  },
};

function describePlan(plan: PlanVersion): PreparedForm['facts'] {
  if (plan.number === null || plan.approvedOn === null) return [];
  return [
    { label: 'ИПССС', value: `№ ${plan.number}, утверждена ${russianDate(plan.approvedOn)}` },
    ...(plan.signDueOn === null ? [] : [{ label: 'Подписать до', value: russianDate(plan.signDueOn) }]),
    ...(plan.cosignedOn === null ? [] : [{ label: 'Подпись руководителя службы', value: russianDate(plan.cosignedOn) }]),
  ];
}
