import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { withdrawEngagements } from '#domain/engagements/withdraw-engagement';
import { parseInput } from '#domain/parse-input';
import { withdrawParticipation } from '#domain/sessions/request-participation';
import { z } from 'zod';
import type { Consent } from './consent.ts';
import { listConsentRows, lockConsent, updateWithdrawn } from './consent-store.ts';
import { listWithoutBasis } from './require-exchange-basis.ts';

const withdrawInput = z.strictObject({
  caseId: z.uuid(),
  consentId: z.uuid(),
  withdrawnOn: z.iso.date('Такой даты нет.'),
  reason: z.string().trim().min(1).max(2000).optional(),
});
export type WithdrawConsentInput = z.input<typeof withdrawInput>;

/**
 * Takes a consent back at once and with it what rested on it: who no longer lets the centre process their data lets it pass nothing on
 * either (П1 п.2.3 а; T-199). A law that was named as the basis does not depend on the person's word.
 */
export async function withdrawConsent(ctx: Context, given: WithdrawConsentInput): Promise<void> {
  const input = parseInput(withdrawInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['consent.record', 'do']);
    const found = await lockCaseForChange(tx, input.caseId);
    const consent = await lockConsent(tx.db, { id: input.consentId, familyId: found.familyId });
    if (!consent) throw notFound('Согласие не найдено.');
    refuseImpossible(consent, input.withdrawnOn, dateInZone(tx.now, found.timeZone));
    const withdrawn = [consent, ...(await listResting(tx, consent))];
    await updateWithdrawn(
      tx.db,
      withdrawn.map(({ id }) => id),
      { on: input.withdrawnOn, reason: input.reason ?? null, at: tx.now, by: tx.actor.id },
    );
    for (const { id, personId, kind, givenOn } of withdrawn) {
      await recordEvent(tx, {
        action: 'consent.withdrawn',
        objectKind: 'consent',
        objectId: id,
        caseId: found.id,
        centreId: found.centreId,
        after: { personId, kind, withdrawnOn: givenOn > input.withdrawnOn ? givenOn : input.withdrawnOn },
      });
    }
    // Bodies that were asked to take part know of the family through this consent: the exchange ends at once, but for an archived
    // case, whose requests ended with it and where nothing is written any more.
    if (found.archivedAt === null && (await listWithoutBasis(tx, found.id, [])).length > 0) {
      await withdrawParticipation(tx, { caseId: found.id });
      await withdrawEngagements(tx, { caseId: found.id });
    }
  });
}

function refuseImpossible(consent: Consent, withdrawnOn: string, today: string): void {
  if (consent.withdrawnOn !== null) throw new DomainError('CONSENT_WITHDRAWN', 'Это согласие уже отозвано.');
  if (consent.basis === 'law') {
    throw new DomainError('BASIS_IS_LAW', 'Здесь указано законное основание, а не согласие: отозвать его нельзя.');
  }
  if (withdrawnOn > today || withdrawnOn < consent.givenOn) {
    throw invalidInput('Проверьте дату отзыва.', {
      '/withdrawnOn': 'Дата отзыва — не раньше согласия и не позже сегодняшнего дня.',
    });
  }
}

/** Of the same person, the exchange rests on the processing, also one that was agreed to after the day of withdrawal. */
async function listResting(ctx: Context, consent: Consent): Promise<Consent[]> {
  if (consent.kind === 'exchange') return [];
  const rows = await listConsentRows(ctx.db, consent.familyId);
  return rows.filter(
    ({ personId, kind, basis, withdrawnOn }) =>
      personId === consent.personId && kind === 'exchange' && basis === 'consent' && withdrawnOn === null,
  );
}
