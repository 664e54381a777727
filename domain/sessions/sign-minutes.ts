import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { yearOf } from '#domain/calendar/plain-date';
import { inTransaction, type Context } from '#domain/context';
import { nextNumber } from '#domain/numbering/next-number';
import { lockOpenSession } from './lock-open-session.ts';
import { updateSession } from './session-store.ts';

export const signMinutesInput = z.object({ sessionId: z.uuid() });

/** The chairman signs the minutes of a decided session, which get their number by centre and year (П1 п.4.4; T-058, T-164). */
export async function signMinutes(ctx: Context, input: z.input<typeof signMinutesInput>): Promise<{ minutesNumber: string }> {
  const { sessionId } = signMinutesInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const session = await lockOpenSession(tx, sessionId, ['decided']);
    const year = yearOf(session.heldOn ?? tx.now.toISOString());
    const minutesNumber = await nextNumber(tx, { centreId: session.centreId, kind: 'minutes', year });
    await updateSession(tx.db, sessionId, { status: 'minutes-signed', minutesNumber, minutesSignedAt: tx.now });
    await recordEvent(tx, {
      action: 'session.minutes-signed',
      objectKind: 'session',
      objectId: sessionId,
      centreId: session.centreId,
      after: { minutesNumber },
    });
    return { minutesNumber };
  });
}
