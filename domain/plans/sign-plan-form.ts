import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { listFamilyMembers } from '#domain/families/family-members';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { memberChoices } from './member-choices.ts';
import { findLatestPlan } from './plan-reading.ts';
import { canSign, signPlan, signPlanInput } from './sign-plan.ts';
import { getSupportedCase } from './supported-case.ts';

const dataSchema = signPlanInput.omit({ caseId: true });

/** «Согласование ИПССС с семьей» (П1 п.4.9; П2; T-068, T-147). */
export const signPlanForm: TaskForm = {
  formKey: 'sign-plan',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const adults = (await listFamilyMembers(ctx, found.familyId)).filter((member) => canSign(member, found.today));
    const plan = await findLatestPlan(ctx, found.id);
    return {
      initial: { signedOn: found.today, familyCopyOn: found.today, signedByPersonId: adults[0]?.id },
      choices: { adults: memberChoices(adults) },
      facts: plan?.number
        ? [{ label: 'ИПССС', value: `№ ${plan.number}, утверждена ${russianDate(plan.approvedOn ?? found.today)}` }]
        : [],
    };
  },

  async complete(ctx, task, data) {
    const form: z.infer<typeof dataSchema> = parseInput(dataSchema, data);
    await signPlan(ctx, { caseId: caseOfTask(task), ...form });
    return { signature: form.outcome };
  },
};
