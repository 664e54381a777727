import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { cosignPlan } from './cosign-plan.ts';
import { levelLabel } from './plan-levels.ts';
import { findLatestPlan, listPlanItems } from './plan-reading.ts';
import { getSupportedCase } from './supported-case.ts';

const dataSchema = z.object({ isCosigned: z.literal(true), cosignedOn: z.iso.date() });

/** «Подпись руководителя службы сопровождения» on the approved plan (П2; T-007, T-149). */
export const cosignPlanForm: TaskForm = {
  formKey: 'cosign-plan',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const plan = await findLatestPlan(ctx, found.id);
    if (!plan) return { initial: { cosignedOn: found.today }, choices: {}, facts: [] };
    const items = await listPlanItems(ctx, plan.id);
    return {
      initial: { cosignedOn: found.today },
      choices: {},
      facts: [
        { label: 'ИПССС', value: `№ ${plan.number ?? '—'}, утверждена ${russianDate(plan.approvedOn ?? found.today)}` },
        { label: 'Уровень', value: levelLabel(plan.level ?? plan.proposedLevel) },
        { label: 'Мероприятий', value: String(items.length) },
      ],
    };
  },

  async complete(ctx, task, data) {
    const { cosignedOn } = parseInput(dataSchema, data);
    await cosignPlan(ctx, { caseId: caseOfTask(task), cosignedOn });
    return {};
  },
};
