import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { linkReviewQuestion } from '#domain/monitoring/find-review';
import { findReviewedPlan, getActivePlan } from '#domain/plans/plan-reading';
import { submitPlanForReview } from '#domain/plans/review-plan';
import { getSupportedCase } from '#domain/plans/supported-case';
import { questionKindSchema, type QuestionKind } from './agenda-item.ts';
import { insertAgendaItem, lockOpenItems } from './agenda-item-store.ts';
import { findEarlyDecisions } from './agenda-view.ts';
import { withdrawQuestions } from './withdraw-questions.ts';

export const putOnAgendaInput = z.object({
  caseId: z.uuid(),
  questionKind: questionKindSchema,
  /** The event that calls the consilium; none at the end of the term and for questions of stage IV. */
  caseEventId: z.uuid().nullish(),
});

/** Kinds that answer each other: the draft is judged together with need and level, or alone after an earlier meeting. */
const SAME: Partial<Record<QuestionKind, readonly QuestionKind[]>> = {
  acceptance: ['acceptance', 'plan'],
  plan: ['acceptance', 'plan'],
};

/** Puts a question of a case in the line for the next session; one that waits already is not doubled (П1 п.4.4, 4.11; T-005, T-054, T-058, T-097). */
export async function putOnAgenda(ctx: Context, input: z.input<typeof putOnAgendaInput>): Promise<{ agendaItemId: string }> {
  const { caseId, questionKind, caseEventId = null } = putOnAgendaInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const kinds = SAME[questionKind] ?? [questionKind];
    const open = await lockOpenItems(tx.db, caseId);
    const waiting = open.find((item) => kinds.includes(item.kind) && item.caseEventId === caseEventId);
    if (waiting) return { agendaItemId: waiting.id };

    const kind = await chooseKind(tx, caseId, questionKind);
    const planVersionId = await planOfQuestion(tx, caseId, kind);
    if (kind === 'acceptance') {
      const reason = 'Решается вместе с рассмотрением ИПССС.';
      await withdrawQuestions(tx, { caseId, reason, kinds: ['need', 'level'], onlyWaiting: true });
    }
    const agendaItemId = await insertAgendaItem(tx.db, { caseId, kind, planVersionId, caseEventId, createdAt: tx.now });
    if (kind === 'results') await linkReviewQuestion(tx, { caseId, caseEventId, agendaItemId });
    await recordEvent(tx, {
      action: 'question.waiting',
      objectKind: 'agenda-item',
      objectId: agendaItemId,
      caseId,
      centreId: found.centreId,
      after: { kind, planVersionId, ...(caseEventId !== null && { caseEventId }) },
    });
    return { agendaItemId };
  });
}

/** When an earlier meeting has confirmed the need and set the level, only the approval of the plan is left to ask (П1 п.4.4). */
async function chooseKind(ctx: Context, caseId: string, asked: QuestionKind): Promise<QuestionKind> {
  if (asked !== 'acceptance') return asked;
  const { helpKinds, level } = await findEarlyDecisions(ctx, caseId);
  return helpKinds && level ? 'plan' : 'acceptance';
}

/**
 * Progress is judged on the plan in force, results on it or on the approved one that the family has not signed before it refused or
 * moved, everything else on the draft that the curator has made.
 */
async function planOfQuestion(ctx: Context, caseId: string, kind: QuestionKind): Promise<string | null> {
  if (kind === 'results') return (await findReviewedPlan(ctx, caseId))?.id ?? null;
  if (kind === 'progress') return (await getActivePlan(ctx, caseId)).id;
  return (await submitPlanForReview(ctx, { caseId })).planVersionId;
}
