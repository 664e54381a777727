import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { notifyPeople } from '#domain/notifications/notify-people';
import { findSuspension } from '#domain/suspensions/find-suspension';
import { getSupportedCase } from '#domain/plans/supported-case';
import { lockApplication, updateReminded } from './application-store.ts';

export const remindBenefitInput = z.object({ planItemId: z.uuid() });

/** Reminds the curator, once, that the decision on an application is due; a decided one, or one of a suspended case, needs no reminder (П4–11 ст.V; T-073). */
export async function remindBenefit(ctx: Context, input: z.input<typeof remindBenefitInput>): Promise<void> {
  const { planItemId } = remindBenefitInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx.db, planItemId);
    if (!application) throw notFound('Заявление не найдено.');
    if (application.decision !== null || application.remindedAt !== null) return;
    if (await findSuspension(tx, application.caseId)) return;

    const { curatorId, centreId } = await getSupportedCase(tx, application.caseId);
    await updateReminded(tx.db, application.id, tx.now);
    await notifyPeople(tx, {
      userIds: curatorId === null ? [] : [curatorId],
      caseId: application.caseId,
      kind: 'benefit-decision-due',
      dedupeKey: `benefit-decision:${application.id}`,
    });
    await recordEvent(tx, {
      action: 'application.reminded',
      objectKind: 'application',
      objectId: application.number,
      caseId: application.caseId,
      centreId,
      after: { decisionDueOn: application.decisionDueOn },
    });
  });
}
