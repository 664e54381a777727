import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { notifyPeople } from '#domain/notifications/notify-people';
import { getSupportedCase } from '#domain/plans/supported-case';
import { findSuspension } from '#domain/suspensions/find-suspension';
import { lockLetterBy, updateReminded, type Letter } from './letter-store.ts';

export const remindAgencyInput = z.object({ engagementId: z.uuid() });
export const remindLetterInput = z.object({ letterId: z.uuid() });

/** Reminds the curator, once, that an organisation is to answer whether it helps (П1 п.5.3; T-077, T-117). */
export async function remindAgency(ctx: Context, input: z.input<typeof remindAgencyInput>): Promise<void> {
  const { engagementId } = remindAgencyInput.parse(input);
  await inTransaction(ctx, async (tx) => remind(tx, await lockLetterBy(tx.db, { engagement_id: engagementId })));
}

/** Reminds the curator, once, that the answer to a letter is due (П1 п.5.3; T-077). */
export async function remindLetter(ctx: Context, input: z.input<typeof remindLetterInput>): Promise<void> {
  const { letterId } = remindLetterInput.parse(input);
  await inTransaction(ctx, async (tx) => remind(tx, await lockLetterBy(tx.db, { id: letterId })));
}

/** A letter that was never written, because the family took its word back, needs no reminder; an answered one, or one of a suspended case, neither. */
async function remind(ctx: Context, letter: Letter | undefined): Promise<void> {
  if (!letter || letter.answer !== null || letter.remindedAt !== null || (await findSuspension(ctx, letter.caseId))) return;
  const { curatorId, centreId } = await getSupportedCase(ctx, letter.caseId);
  await updateReminded(ctx.db, letter.id, ctx.now);
  await notifyPeople(ctx, {
    userIds: curatorId === null ? [] : [curatorId],
    caseId: letter.caseId,
    kind: 'letter-answer-near',
    dedupeKey: `letter-answer:${letter.id}`,
  });
  await recordEvent(ctx, {
    action: 'letter.reminded',
    objectKind: 'letter',
    objectId: letter.number,
    caseId: letter.caseId,
    centreId,
  });
}
