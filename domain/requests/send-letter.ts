import { recordEvent } from '#domain/audit/record-event';
import { yearOf } from '#domain/calendar/plain-date';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { requestCommand } from '#domain/commands/request-command';
import { requireExchangeBasis } from '#domain/consents/require-exchange-basis';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { nextNumber } from '#domain/numbering/next-number';
import { getOrganisations } from '#domain/organisations/find-institutions';
import { parseInput } from '#domain/parse-input';
import { lockOpenMeasure } from '#domain/plans/measure-state';
import { getSupportedCase } from '#domain/plans/supported-case';
import { refuseSuspended } from '#domain/suspensions/find-suspension';
import { z } from 'zod';
import { answerReminderAt } from './answer-term.ts';
import { insertLetter } from './letter-store.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

const sendInput = z.object({
  caseId: z.uuid(),
  planItemId: z.uuid(),
  organisationId: z.uuid(),
  subject: text(300),
  text: text(4000),
  answerDueOn: z.iso.date('Такой даты нет.'),
});
export type SendLetterInput = z.input<typeof sendInput>;

/**
 * Writes a numbered letter of the curator's own about a measure. A small process of its own waits for the answer: its task is in the
 * curator's list from now on with the day of the answer as its term, and reminds of it (П1 п.5.3; T-077, T-198).
 */
export async function sendLetter(ctx: Context, given: SendLetterInput): Promise<{ letterId: string; number: string }> {
  const input = parseInput(sendInput, given);
  return inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['letter.handle', 'do']);
    const { status, centreId } = await lockCaseForChange(tx, input.caseId);
    if (status !== 'support')
      throw new DomainError('NOT_IN_SUPPORT', 'Письма по мероприятиям пишут, пока семья на сопровождении.');
    await refuseSuspended(tx, input.caseId);
    const item = await lockOpenMeasure(tx, input.planItemId);
    if (item.caseId !== input.caseId) throw notFound('Мероприятие не найдено.');
    const found = await getSupportedCase(tx, input.caseId);
    if (input.answerDueOn <= found.today)
      throw invalidInput('Проверьте срок ответа.', { '/answerDueOn': 'Срок ответа — после сегодняшнего дня.' });
    await requireExchangeBasis(tx, input.caseId, item.targetPersonIds);
    const [organisation] = await getOrganisations(tx, { ids: [input.organisationId] });
    if (organisation?.isActive !== true)
      throw invalidInput('Этой организации больше нет в справочнике.', {
        '/organisationId': 'Выберите действующую организацию.',
      });

    const number = await nextNumber(tx, { centreId, kind: 'letter', year: yearOf(found.today) });
    const letter = { issuedOn: found.today, answerDueOn: input.answerDueOn };
    const letterId = await insertLetter(tx.db, {
      ...{ number, centreId, caseId: found.id, planItemId: item.id, kind: 'letter', ...letter, isDueProvisional: false },
      ...{ organisationId: organisation.id, addressee: organisation.name, subject: input.subject, body: input.text },
    });
    await requestCommand(tx, {
      stream: number,
      dedupeKey: `start:${number}`,
      command: {
        kind: 'start-process',
        processKey: 'letter-answer',
        businessKey: number,
        variables: { letterId, caseId: found.id, letterReminderAt: await answerReminderAt(tx, found, letter) },
      },
    });
    await recordEvent(tx, {
      action: 'letter.issued',
      objectKind: 'letter',
      objectId: number,
      caseId: found.id,
      centreId,
      after: { number, kind: 'letter', planItemId: item.id, organisationId: organisation.id, answerDueOn: input.answerDueOn },
    });
    return { letterId, number };
  });
}
