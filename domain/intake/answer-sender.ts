import { recordEvent } from '#domain/audit/record-event';
import { centreZone } from '#domain/calendar/centre-zone';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { authorise } from '#domain/users/authorise';
import { findWorkingUnit, getReadableAppeal } from './appeal-access.ts';
import { findAppealById, findFirstAppeal } from './appeal-store.ts';
import { insertAnswer, markAnswerSent, type AnswerKind } from './sender-store.ts';

/** All that a sender ever learns: no name, no decision, no measure of the family (П1 п.4.3, 5.11; T-072). */
const ANSWER_TEXTS: Readonly<Record<AnswerKind, string>> = {
  accepted: 'Ваше сообщение принято к рассмотрению.',
  considered: 'Ваше сообщение рассмотрено.',
};

/** Makes the answer to the sender of the message with which a case began, once per kind (П1 п.4.3; T-072). */
export async function answerSender(ctx: Context, { caseId, kind }: { caseId: string; kind: AnswerKind }): Promise<void> {
  const appeal = await findFirstAppeal(ctx.db, caseId);
  if (!appeal) throw notFound('У дела нет обращения.');
  await makeAnswer(ctx, { appealId: appeal.id, kind });
}

/** Makes the answer to the sender of one message; an application has no sender to answer. */
export async function makeAnswer(ctx: Context, { appealId, kind }: { appealId: string; kind: AnswerKind }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const appeal = await findAppealById(tx.db, appealId);
    if (appeal?.ground !== 'message') return;
    const isNew = await insertAnswer(tx.db, { appealId, kind, text: ANSWER_TEXTS[kind], madeAt: tx.now });
    if (!isNew) return;
    await recordEvent(tx, {
      action: 'sender-answer.made',
      objectKind: 'appeal',
      objectId: appealId,
      ...(appeal.caseId !== null && { caseId: appeal.caseId }),
      centreId: appeal.centreId,
      after: { kind },
    });
  });
}

/** Notes the day on which an answer went to its sender (П1 п.4.3; T-072). */
export async function noteAnswerSent(ctx: Context, given: { appealId: string; kind: AnswerKind; sentOn: string }): Promise<void> {
  await inTransaction(ctx, async (open) => {
    const appeal = await getReadableAppeal(open, given.appealId);
    const { centreId, caseId } = appeal;
    const unitId = await findWorkingUnit(open, appeal);
    const tx = await authorise(open, 'appeal.register', 'do', { centreId, ...(unitId && { unitId }) });
    if (given.sentOn > dateInZone(tx.now, await centreZone(tx, centreId)) || given.sentOn < appeal.receivedOn) {
      const message = 'Ответ отправлен не раньше поступления сообщения и не позже сегодняшнего дня.';
      throw invalidInput('Проверьте дату.', { '/sentOn': message });
    }
    const { appealId, kind, sentOn } = given;
    const isMarked = await markAnswerSent(tx.db, { appealId, kind, sentOn, sentBy: tx.actor.id });
    if (!isMarked) throw new DomainError('ANSWER_NOT_WAITING', 'Такого ответа нет, или он уже отправлен.');
    await recordEvent(tx, {
      action: 'sender-answer.sent',
      objectKind: 'appeal',
      objectId: appealId,
      ...(caseId !== null && { caseId }),
      centreId,
      after: { kind, sentOn },
    });
  });
}
