import type { Context } from '#domain/context';
import { hasServicesProgramme } from '#domain/intake/services-programme';
import { levelLabel, type LevelSuggestion } from '#domain/plans/plan-levels';
import { countExtensions, findLatestPlan, listOpenItems } from '#domain/plans/plan-reading';
import { getSupportedCase } from '#domain/plans/supported-case';
import type { PreparedForm } from '#domain/tasks/task-form';
import { describeReviewQuestion } from '#domain/monitoring/describe-review';
import { findEarlyDecisions } from './agenda-view.ts';
import type { SessionQuestion } from './question-choices.ts';

/** What the consilium must know to answer one question (П1 п.4.4, 5.8; T-028, T-064, T-089, T-119, T-166). */
export async function describeQuestion(ctx: Context, question: SessionQuestion): Promise<PreparedForm['facts'][number]> {
  const label = `Дело ${question.number}`;
  switch (question.kind) {
    case 'results':
      return { label, value: await describeReviewQuestion(ctx, { caseId: question.caseId, agendaItemId: question.id }) };
    case 'progress':
      return { label, value: [await describeResults(ctx, question.caseId), question.note].filter(Boolean).join('. ') };
    case 'need':
    case 'level':
      return { label, value: question.note ?? 'вопрос поставлен куратором до составления ИПССС' };
    case 'plan':
    case 'acceptance': {
      const parts = [
        await describePlan(ctx, question.caseId),
        await describeEarly(ctx, question),
        await describePackage(ctx, question),
      ];
      return { label, value: parts.filter(Boolean).join('. ') };
    }
  }
}

async function describeResults(ctx: Context, caseId: string): Promise<string> {
  const open = await listOpenItems(ctx, caseId);
  return `без отметки мероприятий: ${open.length}; продлений: ${await countExtensions(ctx, caseId)}`;
}

async function describePlan(ctx: Context, caseId: string): Promise<string> {
  const plan = await findLatestPlan(ctx, caseId);
  if (!plan) return 'проекта ИПССС нет';
  const hint = describeSuggestion(plan.suggestedLevel);
  return `предложен уровень «${levelLabel(plan.proposedLevel)}»${hint}, срок ${plan.termMonths} мес. ${plan.levelReason}`;
}

/** What the decision table suggests: it binds nobody (T-065). */
const describeSuggestion = (suggested: LevelSuggestion | null): string =>
  suggested === null || suggested === 'none' ? '' : ` (по обстоятельствам подсказан «${levelLabel(suggested)}»)`;

async function describeEarly(ctx: Context, { caseId }: SessionQuestion): Promise<string> {
  const { helpKinds, level } = await findEarlyDecisions(ctx, caseId);
  const parts = [
    helpKinds ? `потребность подтверждена ранее, видов помощи: ${helpKinds.length}` : '',
    level ? `уровень «${levelLabel(level.code)}» установлен ранее` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

async function describePackage(ctx: Context, { caseId }: SessionQuestion): Promise<string> {
  return (await hasServicesProgramme(ctx, await getSupportedCase(ctx, caseId))) ? '' : 'Действующей ИППСУ в пакете нет';
}
