import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { parseInput } from '#domain/parse-input';
import { returnToLine, selectSessionItems } from './agenda-item-store.ts';
import { lockAsPlanner } from './lock-open-session.ts';
import { notifyLateCases } from './late-cases.ts';
import { updateSession } from './session-store.ts';
import { tellMembers } from './tell-members.ts';

export const cancelSessionInput = z.object({
  sessionId: z.uuid(),
  reason: z.string().trim().min(1, 'Укажите причину отмены.').max(1000),
});

/** Cancels a session that was not held: its questions wait again, and its process ends (П1 п.4.4; T-058, T-059). */
export async function cancelSession(ctx: Context, input: z.input<typeof cancelSessionInput>): Promise<void> {
  const { sessionId, reason } = parseInput(cancelSessionInput, input);
  await inTransaction(ctx, async (open) => {
    const { tx, session } = await lockAsPlanner(open, sessionId);
    const questions = (await selectSessionItems(tx.db, sessionId)).map(({ id }) => id);
    await returnToLine(tx.db, questions);
    await updateSession(tx.db, sessionId, { status: 'cancelled', cancelledAt: tx.now, cancelReason: reason });
    await requestCommand(tx, {
      stream: session.number,
      dedupeKey: `session-cancelled:${sessionId}`,
      command: {
        kind: 'correlate-message',
        message: 'session-cancelled',
        businessKey: session.number,
        correlationKeys: {},
        variables: {},
      },
    });
    await recordEvent(tx, {
      action: 'session.cancelled',
      objectKind: 'session',
      objectId: sessionId,
      centreId: session.centreId,
      before: { status: session.status, questions },
    });
    await tellMembers(tx, session, { kind: 'session-cancelled', dedupeKey: `session-cancelled:${sessionId}` });
    await notifyLateCases(tx, { centreId: session.centreId });
  });
}
