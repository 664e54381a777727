import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { yearOf } from '#domain/calendar/plain-date';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { nextNumber } from '#domain/numbering/next-number';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { findOrCreateBody } from './body-store.ts';
import { notifyLateCases } from './late-cases.ts';
import { BODY_NAME } from './manage-body.ts';
import { insertSession } from './session-store.ts';

export const createSessionInput = z.object({
  centreId: z.uuid(),
  plannedAt: z.date(),
  place: z.string().trim().min(1).max(200),
});

export interface CreatedSession {
  readonly id: string;
  readonly number: string;
  /** Outbox row that starts the session's process. */
  readonly commandId: string;
}

/** Plans a meeting of the centre's consilium and starts its process (П1 п.4.4; T-058). */
export async function createSession(ctx: Context, input: z.input<typeof createSessionInput>): Promise<CreatedSession> {
  const { centreId, plannedAt, place } = parseInput(createSessionInput, input);
  if (plannedAt.getTime() < ctx.now.getTime()) {
    throw invalidInput('Время заседания уже прошло.', { '/plannedAt': 'Укажите время не раньше текущего.' });
  }
  return inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'session.plan', 'do', { centreId });
    const bodyId = await findOrCreateBody(tx.db, centreId, BODY_NAME);
    const number = await nextNumber(tx, { centreId, kind: 'session', year: yearOf(plannedAt.toISOString()) });
    const id = await insertSession(tx.db, {
      number,
      bodyId,
      centreId,
      plannedAt,
      place,
      createdBy: tx.actor.id,
      createdAt: tx.now,
    });
    const commandId = await requestCommand(tx, {
      stream: number,
      dedupeKey: `start:${number}`,
      command: { kind: 'start-process', processKey: 'session', businessKey: number, variables: { sessionId: id, centreId } },
    });
    if (commandId === undefined) throw new Error('a new session was already started');
    await recordEvent(tx, {
      action: 'session.planned',
      objectKind: 'session',
      objectId: id,
      centreId,
      after: { number, plannedAt },
    });
    await notifyLateCases(tx, { centreId });
    return { id, number, commandId };
  });
}
