import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput, notFound } from '#domain/errors';
import { endPostSupport, findPostSupport } from './post-support-store.ts';

export const finishPostSupportInput = z.object({
  caseId: z.uuid(),
  outcome: z.enum(['stable', 'worse', 'refused']),
  finalNote: z.string().trim().min(1),
});

/** Ends the post-support with its outcome and its final note, once (П1 п.5.9; T-102; AMB-18). */
export async function finishPostSupport(ctx: Context, input: z.input<typeof finishPostSupportInput>): Promise<void> {
  const { caseId, outcome, finalNote } = finishPostSupportInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const { centreId } = await lockCaseForChange(tx, caseId);
    const support = await findPostSupport(tx.db, caseId);
    if (!support) throw notFound('Постсопровождение не найдено.');
    if (support.endedAt !== null) return;
    if ((outcome === 'refused') !== (support.refusedOn !== null)) {
      throw invalidInput('Проверьте итог постсопровождения.', {
        '/outcome':
          support.refusedOn === null
            ? 'Сначала внесите письменный отказ семьи на карточке дела.'
            : 'Семья отказалась от постсопровождения: выберите этот итог.',
      });
    }
    await endPostSupport(tx.db, caseId, { outcome, finalNote, endedAt: tx.now });
    await recordEvent(tx, {
      action: 'post-support.ended',
      objectKind: 'case',
      objectId: caseId,
      caseId,
      centreId,
      after: { outcome, endsOn: support.endsOn },
    });
  });
}
