import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { notifyPeople } from '#domain/notifications/notify-people';
import { getSupportedCase } from '#domain/plans/supported-case';
import type { z } from 'zod';
import { lockQuestionForChange } from './decide-municipal-question.ts';
import type { municipalQuestionInput } from './send-municipal-question.ts';

/** Tells who proposed the question, and the curator, that the director does not bring it out; once each (П1 п.4.13; T-103). */
export async function tellMunicipalRefusal(ctx: Context, input: z.input<typeof municipalQuestionInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const question = await lockQuestionForChange(tx, input.municipalQuestionId);
    const { curatorId, centreId } = await getSupportedCase(tx, question.caseId);
    const told = await notifyPeople(tx, {
      userIds: [...new Set([question.raisedBy, ...(curatorId === null ? [] : [curatorId])])],
      caseId: question.caseId,
      kind: 'municipal-declined',
      dedupeKey: `municipal-declined:${question.id}`,
    });
    if (told === 0) return;
    await recordEvent(tx, {
      action: 'municipal-question.refusal-told',
      objectKind: 'municipal-question',
      objectId: question.id,
      caseId: question.caseId,
      centreId,
      after: { number: question.number },
    });
  });
}
