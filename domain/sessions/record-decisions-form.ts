import { z } from 'zod';
import type { Context } from '#domain/context';
import { parseInput } from '#domain/parse-input';
import { levelLabel } from '#domain/plans/plan-levels';
import { countExtensions, findLatestPlan, listOpenItems } from '#domain/plans/plan-reading';
import type { Choice, PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { OUTCOMES } from './decision.ts';
import { listSessionQuestions, questionChoices, type SessionQuestion } from './question-choices.ts';
import { decisionRowSchema } from './read-decision.ts';
import { recordDecisions } from './record-decisions.ts';
import { listRefusalDocuments } from './refusal-documents.ts';
import { getTaskSession } from './task-session.ts';

const dataSchema = z.object({ decisions: z.array(decisionRowSchema).min(1) });

const outcomeChoices: readonly Choice[] = OUTCOMES.map(({ code, kind, label }) => ({
  value: code,
  label,
  group: kind === 'acceptance' ? 'Принятие семьи на сопровождение' : 'Оценка результатов',
  data: { questionKind: kind },
}));

/** «Решения консилиума»: one outcome for every question (П1 п.4.1, 4.4, 4.8, 5.8; T-062, T-064, T-087). */
export const recordDecisionsForm: TaskForm = {
  formKey: 'record-decisions',

  async prepare(ctx, task) {
    const { session } = await getTaskSession(ctx, task);
    const questions = await listSessionQuestions(ctx, session.id);
    const facts = await Promise.all(questions.map((question) => describeQuestion(ctx, question)));
    return {
      initial: { decisions: questions.map(({ id }) => ({ questionId: id })) },
      choices: {
        questions: questionChoices(questions),
        outcomes: outcomeChoices,
        documents: await listRefusalDocuments(
          ctx,
          questions.map(({ caseId }) => caseId),
        ),
      },
      facts,
    };
  },

  async complete(ctx, task, data) {
    const { session } = await getTaskSession(ctx, task);
    await recordDecisions(ctx, { sessionId: session.id, ...parseInput(dataSchema, data) });
    return {};
  },
};

async function describeQuestion(ctx: Context, question: SessionQuestion): Promise<PreparedForm['facts'][number]> {
  const label = `Дело ${question.number}`;
  if (question.kind === 'results') {
    const open = await listOpenItems(ctx, question.caseId);
    const extensions = await countExtensions(ctx, question.caseId);
    return { label, value: `без отметки мероприятий: ${open.length}; продлений: ${extensions}` };
  }
  const plan = await findLatestPlan(ctx, question.caseId);
  if (!plan) return { label, value: 'проекта ИПССС нет' };
  return {
    label,
    value: `предложен уровень «${levelLabel(plan.proposedLevel)}», срок ${plan.termMonths} мес. ${plan.levelReason}`,
  };
}
