import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { getOrganisations } from '#domain/organisations/find-institutions';
import { lockOpenMeasure, setFirstCoExecutor } from '#domain/plans/measure-state';

/** Names the organisation to which the referral or the application of an open measure goes (П1 п.5.3; П4–11 ст.V; T-073, T-077). */
export async function chooseOrganisation(
  ctx: Context,
  { planItemId, organisationId }: { planItemId: string; organisationId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const item = await lockOpenMeasure(tx, planItemId);
    await getOrganisations(tx, { ids: [organisationId] });
    await setFirstCoExecutor(tx, item, organisationId);
    await recordEvent(tx, {
      action: 'measure.addressee-chosen',
      objectKind: 'plan-item',
      objectId: item.id,
      caseId: item.caseId,
      after: { organisationId },
    });
  });
}
