import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import type { CaseStatus } from '#domain/cases/case';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, notFound } from '#domain/errors';
import { findEarlyDecisions } from '#domain/sessions/agenda-view';
import { proposeQuestions } from '#domain/sessions/propose-questions';
import { makeAnswer } from './answer-sender.ts';
import { findAppealById, lockAppeal, updateAppeal, type AppealRow } from './appeal-store.ts';

export const reviewInput = z.strictObject({
  outcome: z.enum(['noted', 'to-consilium', 'correct-plan']),
  comment: z.string().trim().min(1).max(2000),
});

/** The appeal that a task of its case asks about; an appeal of another case is none. */
export async function getAttachedAppeal(ctx: Context, given: { appealId: string; caseId: string }): Promise<AppealRow> {
  const appeal = await findAppealById(ctx.db, given.appealId);
  if (appeal?.caseId !== given.caseId || appeal.status !== 'attached') throw notFound('Обращение по делу не найдено.');
  return appeal;
}

/**
 * Stores what the curator made of an appeal that came to an open case; the sender of a message gets the second answer.
 * A question for the consilium is put at once: a word that nothing follows would be no decision (П1 п.4.3, 4.4; T-027, T-062, T-072).
 */
export async function reviewAppeal(
  ctx: Context,
  given: { appealId: string; caseId: string } & z.infer<typeof reviewInput>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { appealId, caseId, outcome, comment } = given;
    const { status } = await lockCaseForChange(tx, caseId);
    await lockAppeal(tx.db, appealId);
    const appeal = await getAttachedAppeal(tx, { appealId, caseId });
    if (appeal.reviewedAt) throw new DomainError('APPEAL_ALREADY_REVIEWED', 'Это обращение уже рассмотрено.');
    await updateAppeal(tx.db, appealId, {
      reviewOutcome: outcome,
      reviewComment: comment,
      reviewedAt: tx.now,
      reviewedBy: tx.actor.id,
    });
    if (outcome === 'to-consilium') await putQuestion(tx, { caseId, status, note: comment });
    await makeAnswer(tx, { appealId, kind: 'considered' });
    await recordEvent(tx, {
      action: 'appeal.reviewed',
      objectKind: 'appeal',
      objectId: appealId,
      caseId,
      centreId: appeal.centreId,
      after: { outcome },
    });
  });
}

/** What the case can ask in its present state: need and level before the ИПССС, afterwards how its measures go. */
async function putQuestion(ctx: Context, given: { caseId: string; status: CaseStatus; note: string }): Promise<void> {
  const { caseId, status, note } = given;
  if (status !== 'preparation') {
    await proposeQuestions(ctx, { caseId, question: 'progress', note });
    return;
  }
  const { helpKinds } = await findEarlyDecisions(ctx, caseId);
  await proposeQuestions(ctx, { caseId, question: helpKinds ? 'level' : 'need-and-level', note });
}
