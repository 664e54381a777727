import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { isEnding } from '#domain/events/event-stage';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { findActivePlan } from '#domain/plans/plan-reading';
import type { QuestionKind } from './agenda-item.ts';
import { insertAgendaItem, lockOpenItems } from './agenda-item-store.ts';
import { findEarlyDecisions } from './agenda-view.ts';

export const proposeQuestionsInput = z.object({
  caseId: z.uuid(),
  question: z.enum(['need', 'level', 'need-and-level', 'progress']),
  note: z.string().trim().min(1).max(2000).optional(),
});

/**
 * The curator asks the consilium beside the process: need and level before the draft is ready, progress during support.
 * Nothing waits for the answer (П1 п.4.4; T-005, T-062, T-064).
 */
export async function proposeQuestions(
  ctx: Context,
  input: z.input<typeof proposeQuestionsInput>,
): Promise<{ agendaItemIds: string[] }> {
  const { caseId, question, note } = parseInput(proposeQuestionsInput, input);
  return inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['question.decide', 'propose']);
    const found = await lockCaseForChange(tx, caseId);
    if (await isEnding(tx, found)) throw refuse('Решение о завершении уже принято: вопрос ничего не изменит.');
    const kinds: readonly QuestionKind[] = question === 'need-and-level' ? ['need', 'level'] : [question];
    const waiting = await lockOpenItems(tx.db, caseId);
    if (waiting.some(({ kind }) => kinds.includes(kind))) throw refuse('Такой вопрос уже ждёт решения консилиума.');
    if (question === 'progress') requireSupport(found.status);
    else await requireBeforeDraft(tx, { caseId, status: found.status, kinds, waiting: waiting.map(({ kind }) => kind) });

    const planVersionId = question === 'progress' ? ((await findActivePlan(tx, caseId))?.id ?? null) : null;
    const agendaItemIds: string[] = [];
    for (const kind of kinds) {
      const id = await insertAgendaItem(tx.db, {
        caseId,
        kind,
        planVersionId,
        createdAt: tx.now,
        proposedBy: tx.actor.id,
        note,
      });
      await recordEvent(tx, {
        action: 'question.waiting',
        objectKind: 'agenda-item',
        objectId: id,
        caseId,
        centreId: found.centreId,
        after: { kind, planVersionId },
      });
      agendaItemIds.push(id);
    }
    return { agendaItemIds };
  });
}

function requireSupport(status: string): void {
  if (status !== 'support') throw refuse('Ход реализации обсуждают, пока семья на сопровождении.');
}

/** A level without a confirmed need would be a level of nothing; and the draft under review brings both questions itself. */
async function requireBeforeDraft(
  ctx: Context,
  given: { caseId: string; status: string; kinds: readonly QuestionKind[]; waiting: readonly QuestionKind[] },
): Promise<void> {
  const { kinds, waiting } = given;
  if (given.status !== 'preparation') throw refuse('Потребность и уровень определяют до утверждения ИПССС.');
  if (waiting.includes('acceptance') || waiting.includes('plan'))
    throw refuse('ИПССС уже на рассмотрении: потребность и уровень решаются вместе с ней.');
  const early = await findEarlyDecisions(ctx, given.caseId);
  if (kinds.includes('need') && early.helpKinds) throw refuse('Потребность уже подтверждена консилиумом.');
  if (kinds.includes('level') && !kinds.includes('need') && !early.helpKinds && !waiting.includes('need'))
    throw refuse('Уровень определяют после подтверждения потребности или вместе с ней.');
}

const refuse = (message: string): DomainError => new DomainError('QUESTION_NOT_POSSIBLE', message);
