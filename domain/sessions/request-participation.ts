import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { requireExchangeBasis } from '#domain/consents/require-exchange-basis';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { getOrganisations } from '#domain/organisations/find-institutions';
import { parseInput } from '#domain/parse-input';
import { insertParticipation, lockParticipation, updateAnswer, withdrawOpen } from './participation-store.ts';

const text = z.string().trim().min(1).max(4000);

export const requestParticipationInput = z.object({
  caseId: z.uuid(),
  organisationId: z.uuid(),
  askedOn: z.iso.date('Такой даты нет.'),
  question: text,
});

/** The curator asks one of the twelve kinds of bodies to take part in drafting; nobody has to be asked (П1 п.4.12; T-061, T-198). */
export async function requestParticipation(
  ctx: Context,
  input: z.input<typeof requestParticipationInput>,
): Promise<{ requestId: string }> {
  const { caseId, organisationId, askedOn, question } = parseInput(requestParticipationInput, input);
  return inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['plan.draft', 'do']);
    const found = await lockCaseForChange(tx, caseId);
    if (found.status !== 'preparation' && found.status !== 'support')
      throw new DomainError('CASE_CLOSED', 'К составлению ИПССС приглашают, пока дело открыто.');
    if (askedOn > dateInZone(tx.now, found.timeZone))
      throw invalidInput('Дата обращения ещё не наступила.', { '/askedOn': 'Укажите день не позже сегодняшнего.' });
    await getOrganisations(tx, { ids: [organisationId] });
    await requireExchangeBasis(tx, caseId);
    const requestId = await insertParticipation(tx.db, { caseId, organisationId, askedOn, askedBy: tx.actor.id, question });
    await recordEvent(tx, {
      action: 'participation.requested',
      objectKind: 'participation-request',
      objectId: requestId,
      caseId,
      centreId: found.centreId,
      after: { organisationId, askedOn },
    });
    return { requestId };
  });
}

export const answerParticipationInput = z.object({
  caseId: z.uuid(),
  requestId: z.uuid(),
  answeredOn: z.iso.date('Такой даты нет.'),
  answer: text,
});

/** Keeps what the invited body contributed to the draft (П1 п.4.12; T-061). */
export async function answerParticipation(ctx: Context, input: z.input<typeof answerParticipationInput>): Promise<void> {
  const { caseId, requestId, answeredOn, answer } = parseInput(answerParticipationInput, input);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['plan.draft', 'do']);
    const found = await lockCaseForChange(tx, caseId);
    const request = await lockParticipation(tx.db, { id: requestId, caseId });
    if (!request) throw notFound('Такого приглашения нет.');
    if (request.answeredOn !== null || request.withdrawnAt !== null)
      throw new DomainError('PARTICIPATION_OVER', 'Ответ уже записан, или приглашение отозвано.');
    if (answeredOn < request.askedOn || answeredOn > dateInZone(tx.now, found.timeZone))
      throw invalidInput('Проверьте дату ответа.', {
        '/answeredOn': 'Укажите день не раньше приглашения и не позже сегодняшнего.',
      });
    await updateAnswer(tx.db, requestId, { answer, answeredOn, answeredBy: tx.actor.id });
    await recordEvent(tx, {
      action: 'participation.answered',
      objectKind: 'participation-request',
      objectId: requestId,
      caseId,
      centreId: found.centreId,
      after: { answeredOn },
    });
  });
}

/** Ends the open requests of a case at once: the family has withdrawn its consent to the exchange (T-198; AMB-39). */
export async function withdrawParticipation(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const requestId of await withdrawOpen(tx.db, caseId, tx.now)) {
      await recordEvent(tx, {
        action: 'participation.withdrawn',
        objectKind: 'participation-request',
        objectId: requestId,
        caseId,
      });
    }
  });
}
