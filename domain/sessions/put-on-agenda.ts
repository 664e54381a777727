import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { getActivePlan } from '#domain/plans/plan-reading';
import { submitPlanForReview } from '#domain/plans/review-plan';
import { getSupportedCase } from '#domain/plans/supported-case';
import { questionKindSchema, type QuestionKind } from './agenda-item.ts';
import { findOpenAgendaItem, insertAgendaItem } from './agenda-item-store.ts';

export const putOnAgendaInput = z.object({ caseId: z.uuid(), questionKind: questionKindSchema });

/** Puts a question of a case in the line for the next session; one that waits already is not doubled (П1 п.4.4; T-005, T-058). */
export async function putOnAgenda(ctx: Context, input: z.input<typeof putOnAgendaInput>): Promise<{ agendaItemId: string }> {
  const { caseId, questionKind } = putOnAgendaInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const waiting = await findOpenAgendaItem(tx.db, caseId, questionKind);
    if (waiting) return { agendaItemId: waiting.id };

    const planVersionId = await planOfQuestion(tx, caseId, questionKind);
    const agendaItemId = await insertAgendaItem(tx.db, { caseId, kind: questionKind, planVersionId, createdAt: tx.now });
    await recordEvent(tx, {
      action: 'question.waiting',
      objectKind: 'agenda-item',
      objectId: agendaItemId,
      caseId,
      centreId: found.centreId,
      after: { kind: questionKind, planVersionId },
    });
    return { agendaItemId };
  });
}

/** Results and progress are judged on the plan in force, everything else on the draft that the curator has made. */
async function planOfQuestion(ctx: Context, caseId: string, kind: QuestionKind): Promise<string> {
  if (kind === 'results' || kind === 'progress') return (await getActivePlan(ctx, caseId)).id;
  return (await submitPlanForReview(ctx, { caseId })).planVersionId;
}
