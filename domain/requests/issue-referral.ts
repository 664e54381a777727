import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { yearOf } from '#domain/calendar/plain-date';
import { inTransaction, type Context } from '#domain/context';
import { requireExchangeBasis } from '#domain/consents/require-exchange-basis';
import { DomainError } from '#domain/errors';
import { nextNumber } from '#domain/numbering/next-number';
import { getOrganisations } from '#domain/organisations/find-institutions';
import { lockMeasure } from '#domain/plans/measure-state';
import { isOpen } from '#domain/plans/plan-item';
import { getSupportedCase } from '#domain/plans/supported-case';
import { answerDue, answerReminderAt } from './answer-term.ts';
import { insertLetter, lockLetter } from './letter-store.ts';

export const issueReferralInput = z.object({ planItemId: z.uuid() });

/**
 * Writes the numbered referral of a measure to its first co-executor, with the day by which an answer is due.
 * A measure has one letter; without a co-executor the curator chooses the addressee, without a basis for the exchange nothing is sent,
 * and for a measure that has ended meanwhile nothing either (П1 п.5.3; П4–11 ст.V; T-077, T-081, T-198).
 */
export async function issueReferral(
  ctx: Context,
  input: z.input<typeof issueReferralInput>,
): Promise<{ answerReminderAt: string }> {
  const { planItemId } = issueReferralInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const item = await lockMeasure(tx, planItemId);
    const found = await getSupportedCase(tx, item.caseId);
    const existing = await lockLetter(tx.db, planItemId);
    if (existing) return { answerReminderAt: await answerReminderAt(tx, found, existing) };
    const issuedOn = found.today;
    const due = await answerDue(tx, found);
    const written = { answerReminderAt: await answerReminderAt(tx, found, { issuedOn, answerDueOn: due.answerDueOn }) };
    if (!isOpen(item)) return written;

    const [addresseeId] = item.coExecutorIds;
    if (addresseeId === undefined)
      throw new DomainError('NO_ADDRESSEE', 'У мероприятия нет соисполнителя: выберите, кому направить письмо.');
    await requireExchangeBasis(tx, item.caseId, item.targetPersonIds);
    const [addressee] = await getOrganisations(tx, { ids: [addresseeId] });
    if (!addressee) throw new Error('the directory returned no organisation for a known id');

    const number = await nextNumber(tx, { centreId: found.centreId, kind: 'letter', year: yearOf(issuedOn) });
    await insertLetter(tx.db, {
      ...due,
      number,
      centreId: found.centreId,
      caseId: found.id,
      planItemId,
      organisationId: addressee.id,
      addressee: addressee.name,
      subject: item.text,
      issuedOn,
    });
    await recordEvent(tx, {
      action: 'letter.issued',
      objectKind: 'letter',
      objectId: number,
      caseId: found.id,
      centreId: found.centreId,
      after: { number, planItemId, organisationId: addressee.id, answerDueOn: due.answerDueOn },
    });
    return written;
  });
}
