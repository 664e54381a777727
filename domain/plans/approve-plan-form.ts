import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { approvePlan } from './approve-plan.ts';
import { extensionFacts } from './extension-facts.ts';
import { levelLabel } from './plan-levels.ts';
import { findLatestPlan, listPlanItems } from './plan-reading.ts';
import { getSupportedCase } from './supported-case.ts';
import { idOf } from './task-variables.ts';

const dataSchema = z.object({ isApproved: z.literal(true) });

/** «Утверждение ИПССС» by the chairman (П1 п.4.11; T-067). */
export const approvePlanForm: TaskForm = {
  formKey: 'approve-plan',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const plan = await findLatestPlan(ctx, found.id);
    if (!plan) return { initial: {}, choices: {}, facts: [] };
    const items = await listPlanItems(ctx, plan.id);
    return {
      initial: {},
      choices: {},
      facts: [
        { label: 'Версия ИПССС', value: String(plan.version) },
        { label: 'Предложенный уровень', value: levelLabel(plan.proposedLevel) },
        { label: 'Обоснование уровня', value: plan.levelReason },
        plan.endsOn === null
          ? { label: 'Срок', value: `${plan.termMonths} мес. со дня утверждения` }
          : { label: 'Срок', value: `до ${russianDate(plan.endsOn)}` },
        { label: 'Мероприятий', value: String(items.length) },
        ...(plan.revisionReason === null
          ? []
          : [{ label: 'Причина корректировки', value: plan.revisionReason }, ...(await extensionFacts(ctx, found))]),
      ],
    };
  },

  async complete(ctx, task, data) {
    parseInput(dataSchema, data);
    await approvePlan(ctx, { caseId: caseOfTask(task), agendaItemId: idOf(task, 'agendaItemId') });
    return {};
  },
};
