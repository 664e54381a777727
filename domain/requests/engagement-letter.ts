import { recordEvent } from '#domain/audit/record-event';
import { yearOf } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { nextNumber } from '#domain/numbering/next-number';
import { getSupportedCase } from '#domain/plans/supported-case';
import { answerDue, answerReminderAt } from './answer-term.ts';
import { findLetterBy, insertLetter } from './letter-store.ts';

interface Asked {
  readonly id: string;
  readonly caseId: string;
  readonly planItemId: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly question: string;
}

/**
 * The letter by which an organisation is asked to help with a measure, with a number and the day of its answer; written once.
 * Returns when the curator is reminded of that day, also when nothing is to be sent any more (П1 п.5.3; T-077, T-117).
 */
export async function issueEngagementLetter(
  ctx: Context,
  { engagement, subject, isToBeSent }: { engagement: Asked; subject: string; isToBeSent: boolean },
): Promise<string> {
  const found = await getSupportedCase(ctx, engagement.caseId);
  const existing = await findLetterBy(ctx.db, { engagement_id: engagement.id });
  if (existing) return answerReminderAt(ctx, found, existing);
  const due = await answerDue(ctx, found);
  const issuedOn = found.today;
  if (isToBeSent) {
    const number = await nextNumber(ctx, { centreId: found.centreId, kind: 'letter', year: yearOf(issuedOn) });
    await insertLetter(ctx.db, {
      ...due,
      ...{ number, centreId: found.centreId, caseId: found.id, planItemId: engagement.planItemId },
      ...{ kind: 'engagement', engagementId: engagement.id, organisationId: engagement.organisationId },
      ...{ addressee: engagement.organisation, subject, body: engagement.question, issuedOn },
    });
    await recordEvent(ctx, {
      action: 'letter.issued',
      objectKind: 'letter',
      objectId: number,
      caseId: found.id,
      centreId: found.centreId,
      after: {
        ...{ number, kind: 'engagement', planItemId: engagement.planItemId },
        ...{ organisationId: engagement.organisationId, answerDueOn: due.answerDueOn },
      },
    });
  }
  return answerReminderAt(ctx, found, { issuedOn, answerDueOn: due.answerDueOn });
}
