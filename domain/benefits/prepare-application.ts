import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { yearOf } from '#domain/calendar/plain-date';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { nextNumber } from '#domain/numbering/next-number';
import { getOrganisations } from '#domain/organisations/find-institutions';
import { lockMeasure } from '#domain/plans/measure-state';
import { isOpen } from '#domain/plans/plan-item';
import { getSupportedCase } from '#domain/plans/supported-case';
import { findApplication, insertApplication } from './application-store.ts';

export const prepareApplicationInput = z.object({ planItemId: z.uuid() });

/**
 * Prepares the numbered application of a benefit measure to the body in charge: the executor of the measure when it is not the
 * centre itself, else its first co-executor. Without one the curator chooses it; a measure that has ended
 * meanwhile applies for nothing (П4–11 ст.V; T-073, T-081).
 */
export async function prepareApplication(ctx: Context, input: z.input<typeof prepareApplicationInput>): Promise<void> {
  const { planItemId } = prepareApplicationInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const item = await lockMeasure(tx, planItemId);
    if (!isOpen(item) || (await findApplication(tx.db, planItemId))) return;

    const bodyId = item.executorId ?? item.coExecutorIds[0];
    if (bodyId === undefined)
      throw new DomainError('NO_BENEFIT_BODY', 'У мероприятия нет органа, который назначает выплату: выберите его.');
    const [body] = await getOrganisations(tx, { ids: [bodyId] });
    if (!body) throw new Error('the directory returned no organisation for a known id');
    const found = await getSupportedCase(tx, item.caseId);
    const number = await nextNumber(tx, { centreId: found.centreId, kind: 'application', year: yearOf(found.today) });
    await insertApplication(tx.db, {
      number,
      centreId: found.centreId,
      caseId: found.id,
      planItemId,
      organisationId: body.id,
      body: body.name,
      benefit: item.text,
      preparedOn: found.today,
    });
    await recordEvent(tx, {
      action: 'application.prepared',
      objectKind: 'application',
      objectId: number,
      caseId: found.id,
      centreId: found.centreId,
      after: { number, planItemId, organisationId: body.id },
    });
  });
}
