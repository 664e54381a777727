import { recordEvent } from '#domain/audit/record-event';
import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, notFound } from '#domain/errors';
import { hashSourceToken, makeSourceToken } from '#domain/messages/source-token';
import { findEngagementLetter } from '#domain/requests/find-engagement-letter';
import { readSetting } from '#domain/settings/read-setting';
import { endLinks, insertLink, type AgencyLink } from './agency-link-store.ts';
import { isEngaged, type Engagement } from './engagement.ts';
import { lockEngagement } from './engagement-store.ts';

const DAY_MS = 86_400_000;
/** A letter that is not written by then will not be written: its measure has not heard of the request. */
const LETTER_WITHIN_MS = 15 * 60_000;

/**
 * Makes the link by which the organisation answers without a sign-in: for this one measure and step, once. The secret is shown to the
 * curator now and never again; an older link of the engagement is void from here on (П1 п.5.1, 5.5; T-076, T-194).
 */
export async function issueAgencyLink(
  ctx: Context,
  { caseId, engagementId }: { caseId: string; engagementId: string },
): Promise<{ token: string; step: AgencyLink['step']; expiresAt: Date }> {
  return inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['letter.handle', 'do']);
    const engagement = await lockEngagement(tx.db, engagementId);
    if (engagement?.caseId !== caseId) throw notFound('Такого привлечения соисполнителя нет.');
    if (!isEngaged(engagement)) throw new DomainError('ENGAGEMENT_OVER', 'Организация уже не участвует: ссылка не нужна.');
    if (!(await findEngagementLetter(tx, engagementId))) throw letterMissing(engagement, tx.now);

    const { centreId } = await getCase(tx, caseId);
    const token = makeSourceToken();
    const step = engagement.status === 'agreed' ? 'report' : 'reply';
    const days = await readSetting(tx, 'agencyLinkDays', centreId);
    const expiresAt = new Date(tx.now.getTime() + days * DAY_MS);
    await endLinks(tx.db, engagementId, tx.now);
    await insertLink(tx.db, {
      ...{ engagementId, step, tokenHash: hashSourceToken(token) },
      ...{ issuedBy: tx.actor.id, issuedAt: tx.now, expiresAt },
    });
    await recordEvent(tx, {
      action: 'agency-link.issued',
      objectKind: 'engagement',
      objectId: engagementId,
      caseId,
      centreId,
      after: { step, organisationId: engagement.organisationId, validDays: days },
    });
    return { token, step, expiresAt };
  });
}

/** The step that writes the letter comes within seconds; a request that was lost is asked for again, not waited for (T-078). */
function letterMissing({ engagedAt }: Pick<Engagement, 'engagedAt'>, now: Date): DomainError {
  if (now.getTime() - engagedAt.getTime() < LETTER_WITHIN_MS)
    return new DomainError('LETTER_NOT_SENT', 'Письмо организации ещё оформляется. Повторите через минуту.');
  return new DomainError(
    'REQUEST_LOST',
    'Письмо организации не оформлено: запрос не дошёл до мероприятия. Прекратите участие этой организации и привлеките её заново.',
  );
}
