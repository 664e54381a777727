import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { findOrCreateBody, insertMember } from './body-store.ts';

/** Three names of the text stand for one body (AMB-27); this is the one of П1 п.4.4. */
export const BODY_NAME = 'Ведомственный консилиум';

export const addBodyMemberInput = z.object({
  centreId: z.uuid(),
  userId: z.uuid(),
  fromOn: z.iso.date(),
  toOn: z.iso.date().optional(),
});

/** Makes somebody a member of the centre's consilium for a period (П1 п.4.4; T-004). */
export async function addBodyMember(ctx: Context, input: z.input<typeof addBodyMemberInput>): Promise<void> {
  const { centreId, userId, fromOn, toOn } = addBodyMemberInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const bodyId = await findOrCreateBody(tx.db, centreId, BODY_NAME);
    await insertMember(tx.db, { bodyId, userId, fromOn, toOn: toOn ?? null });
    await recordEvent(tx, {
      action: 'consilium.member-added',
      objectKind: 'collegial-body',
      objectId: bodyId,
      centreId,
      after: { userId, fromOn, toOn },
    });
  });
}
