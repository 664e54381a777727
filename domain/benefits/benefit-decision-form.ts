import { z } from 'zod';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { describeApplication } from './application-facts.ts';
import { findApplication } from './application-store.ts';
import { readRoubles } from './money.ts';
import { benefitDecisionInput, recordBenefitDecision } from './record-benefit-decision.ts';

const dataSchema = benefitDecisionInput
  .omit({ planItemId: true, amountKopecks: true, reason: true })
  .extend({ amount: z.string().optional(), provided: z.string().optional(), reason: z.string().optional() });

/** «Решение по заявлению», entered by the curator (П4–11 ст.V; T-073). */
export const benefitDecisionForm: TaskForm = {
  formKey: 'benefit-decision',

  async prepare(ctx, task) {
    const { today } = await getSupportedCase(ctx, caseOfTask(task));
    const application = await findApplication(ctx.db, idOf(task, 'planItemId'));
    return { initial: { decidedOn: today }, choices: {}, facts: application ? describeApplication(application) : [] };
  },

  async complete(ctx, task, data) {
    const { amount, provided, reason, ...given } = parseInput(dataSchema, data);
    const why = given.decision === 'granted' ? provided : reason;
    await recordBenefitDecision(ctx, {
      planItemId: idOf(task, 'planItemId'),
      ...given,
      ...(amount !== undefined && { amountKopecks: readRoubles(amount) }),
      ...(why !== undefined && { reason: why }),
    });
    return {};
  },
};
