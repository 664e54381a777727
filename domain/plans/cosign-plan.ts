import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { lockLatestPlanVersion, updatePlanVersion } from './plan-version-store.ts';
import { getSupportedCase } from './supported-case.ts';

export const cosignPlanInput = z.object({ caseId: z.uuid(), cosignedOn: z.iso.date() });

/** The head of the service of social support signs the approved plan; without it the family is not asked to sign (П2; T-007, T-149; AMB-28). */
export async function cosignPlan(ctx: Context, input: z.input<typeof cosignPlanInput>): Promise<void> {
  const { caseId, cosignedOn } = cosignPlanInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const plan = await lockLatestPlanVersion(tx.db, caseId, ['approved']);
    if (!plan) throw new DomainError('PLAN_NOT_APPROVED', 'Подписывают утвержденную ИПССС: её нет.');
    if (plan.cosignedOn !== null) throw new DomainError('ALREADY_COSIGNED', 'Руководитель службы уже подписал эту версию ИПССС.');
    if (cosignedOn > found.today || (plan.approvedOn !== null && cosignedOn < plan.approvedOn)) {
      const message = 'Дата подписи — не раньше утверждения ИПССС и не позже сегодняшнего дня.';
      throw invalidInput(message, { '/cosignedOn': message });
    }
    await updatePlanVersion(tx.db, plan.id, { cosignedBy: tx.actor.id, cosignedOn });
    await recordEvent(tx, {
      action: 'plan.cosigned',
      objectKind: 'plan-version',
      objectId: plan.id,
      caseId,
      centreId: found.centreId,
      after: { version: plan.version, cosignedOn },
    });
  });
}
