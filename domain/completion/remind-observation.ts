import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { notifyPeople } from '#domain/notifications/notify-people';
import { getSupportedCase } from '#domain/plans/supported-case';
import { selectObservations, updateObservationReminded } from './post-support-store.ts';

export const remindObservationInput = z.object({ caseId: z.uuid() });

/**
 * Reminds the curator, once per observation, that the diary of the post-support lacks an entry whose day has come
 * (П1 п.5.9; T-101). One made meanwhile keeps it silent.
 */
export async function remindObservation(ctx: Context, input: z.input<typeof remindObservationInput>): Promise<void> {
  const { caseId } = remindObservationInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    await lockCaseForChange(tx, caseId);
    const { curatorId, centreId, today } = await getSupportedCase(tx, caseId);
    const next = (await selectObservations(tx.db, caseId)).find((observation) => observation.observedOn === null);
    if (!next || next.plannedOn > today || next.remindedAt !== null || curatorId === null) return;
    await updateObservationReminded(tx.db, next.id, tx.now);
    await notifyPeople(tx, {
      userIds: [curatorId],
      caseId,
      kind: 'observation-due',
      dedupeKey: `observation:${next.id}`,
    });
    await recordEvent(tx, {
      action: 'post-support.reminded',
      objectKind: 'post-support-observation',
      objectId: next.id,
      caseId,
      centreId,
      after: { plannedOn: next.plannedOn },
    });
  });
}
