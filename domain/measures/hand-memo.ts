import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput, notFound } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { getSupportedCase } from '#domain/plans/supported-case';
import { findMemo, updateDelivery } from './memo-store.ts';

export const handMemoInput = z.object({
  planItemId: z.uuid(),
  delivery: z.enum(['handed', 'mailed', 'shown']),
  deliveredOn: z.iso.date(),
  receivedByPersonId: z.uuid(),
});

/** Records that the family has the memo: how, when, and who of it received it (П4–11 ст.V; T-073). */
export async function handMemo(ctx: Context, input: z.input<typeof handMemoInput>): Promise<void> {
  const { planItemId, ...delivery } = handMemoInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const memo = await findMemo(tx.db, planItemId);
    if (!memo) throw notFound('Памятка не найдена.');
    const found = await getSupportedCase(tx, memo.caseId);
    if (delivery.deliveredOn > found.today || delivery.deliveredOn < dateInZone(memo.madeAt, found.timeZone)) {
      throw invalidInput('Дата вручения — от составления памятки до сегодняшнего дня.', {
        '/deliveredOn': 'Проверьте дату вручения.',
      });
    }
    const members = await listFamilyMembers(tx, found.familyId);
    if (!members.some(({ id }) => id === delivery.receivedByPersonId)) {
      throw invalidInput('Памятку получает член семьи.', { '/receivedByPersonId': 'Выберите члена этой семьи.' });
    }
    await updateDelivery(tx.db, planItemId, delivery);
    await recordEvent(tx, {
      action: 'memo.delivered',
      objectKind: 'plan-item',
      objectId: planItemId,
      caseId: memo.caseId,
      centreId: found.centreId,
      after: { ...delivery },
    });
  });
}
