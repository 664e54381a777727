import { z } from 'zod';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { findRefusalDocument } from '#domain/sessions/refusal-documents';
import { settleEvent, type EventOutcome } from './settle-event.ts';
import { withdrawEvent } from './withdraw-event.ts';

export const refusalInput = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('confirmed'),
    refusedOn: z.iso.date('Такой даты нет.'),
    signedByPersonId: z.uuid(),
    refusalDocumentId: z.uuid(),
  }),
  z.object({ decision: z.literal('withdrawn'), withdrawnReason: z.string().trim().min(1).max(2000) }),
]);

/**
 * Records the written refusal with its scan and date, or that there is none. Before the register it ends the case as declined, after it the
 * consilium decides (П1 п.2.3 а, 5.8 в; T-093; AMB-10, AMB-19).
 */
export async function recordRefusal(
  ctx: Context,
  given: { caseEventId: string; refusal: z.infer<typeof refusalInput> },
): Promise<{ eventOutcome: EventOutcome }> {
  const { caseEventId, refusal } = given;
  if (refusal.decision === 'withdrawn') return withdrawEvent(ctx, { caseEventId, reason: refusal.withdrawnReason });
  const { refusedOn, signedByPersonId, refusalDocumentId } = refusal;
  return settleEvent(ctx, caseEventId, async (tx, { found, today }) => {
    if (refusedOn > today)
      throw invalidInput('Проверьте дату отказа.', { '/refusedOn': 'Дата отказа не может быть позже сегодняшнего дня.' });
    if (!(await findRefusalDocument(tx, { caseId: found.id, documentId: refusalDocumentId }))) {
      throw invalidInput('Приложите скан отказа.', { '/refusalDocumentId': 'Такого скана отказа нет среди документов дела.' });
    }
    return { happenedOn: refusedOn, refusedOn, personId: signedByPersonId, documentId: refusalDocumentId };
  });
}
