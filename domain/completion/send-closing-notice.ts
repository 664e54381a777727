import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { recordClosingInforming } from '#domain/informing/record-informing';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { getSupportedCase } from '#domain/plans/supported-case';

export const sendClosingNoticeInput = z.object({
  caseId: z.uuid(),
  sentOn: z.iso.date(),
  delivery: z.enum(['handed', 'mailed']),
  recipientId: z.uuid(),
  text: z.string().trim().min(1),
});

/**
 * Records that the family was told of the end of the support; the words of the notice stand in the log of informing
 * (П1 п.5.2, 5.8; П4–11 ст.VII; T-071, T-098).
 */
export async function sendClosingNotice(ctx: Context, input: z.input<typeof sendClosingNoticeInput>): Promise<void> {
  const { caseId, sentOn, delivery, recipientId, text } = sendClosingNoticeInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    if (sentOn > found.today) {
      throw invalidInput('Дата уведомления не может быть позже сегодняшнего дня.', { '/sentOn': 'Проверьте дату уведомления.' });
    }
    const recipient = (await listFamilyMembers(tx, found.familyId)).find(({ id }) => id === recipientId);
    if (!recipient || !mayActForFamily(recipient, found.today)) {
      throw invalidInput('Уведомляют заявителя или взрослого члена семьи.', {
        '/recipientId': 'Выберите заявителя или взрослого.',
      });
    }
    await recordClosingInforming(tx, { caseId, doneOn: sentOn, personIds: [recipientId], way: delivery, content: text });
    await recordEvent(tx, {
      action: 'closing-notice.sent',
      objectKind: 'case',
      objectId: caseId,
      caseId,
      centreId: found.centreId,
      after: { sentOn, delivery, recipientId },
    });
  });
}
