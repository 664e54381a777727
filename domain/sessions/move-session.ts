import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone, instantInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { inviteItemsAnew } from './agenda-item-store.ts';
import { lockAsPlanner } from './lock-open-session.ts';
import { notifyLateCases } from './late-cases.ts';
import { renewInvitations } from './session-invitation-store.ts';
import { insertMove, updateSession } from './session-store.ts';
import { tellMembers } from './tell-members.ts';
import { getZoneOf } from './task-session.ts';

export const moveSessionInput = z.object({
  sessionId: z.uuid(),
  plannedAt: z.date(),
  place: z.string().trim().min(1).max(200).optional(),
  reason: z.string().trim().min(1, 'Укажите причину переноса.').max(1000),
  /** Day on which families and bodies of a published agenda were told of the new time. */
  reinvitedOn: z.iso.date().optional(),
});

/**
 * Moves a session that was not held. A published agenda stays with it, but only when its families were invited anew
 * (П1 п.4.4; T-058, T-059, T-060).
 */
export async function moveSession(ctx: Context, input: z.input<typeof moveSessionInput>): Promise<void> {
  const { sessionId, plannedAt, place, reason, reinvitedOn } = parseInput(moveSessionInput, input);
  if (plannedAt.getTime() < ctx.now.getTime()) {
    throw invalidInput('Время заседания уже прошло.', { '/plannedAt': 'Укажите время не раньше текущего.' });
  }
  await inTransaction(ctx, async (open) => {
    const { tx, session } = await lockAsPlanner(open, sessionId);
    if (session.status === 'agenda-published') await inviteAnew(tx, session, reinvitedOn);
    await updateSession(tx.db, sessionId, { plannedAt, ...(place !== undefined && { place }) });
    await insertMove(tx.db, { sessionId, fromAt: session.plannedAt, toAt: plannedAt, reason, at: tx.now, by: tx.actor.id });
    await recordEvent(tx, {
      action: 'session.moved',
      objectKind: 'session',
      objectId: sessionId,
      centreId: session.centreId,
      before: { plannedAt: session.plannedAt },
      after: { plannedAt },
    });
    const notice = { kind: 'session-moved', dedupeKey: `session-moved:${sessionId}:${plannedAt.toISOString()}` } as const;
    // Who is a member on one of the two days only must know as well.
    for (const day of [session.plannedAt, plannedAt]) await tellMembers(tx, { ...session, plannedAt: day }, notice);
    await notifyLateCases(tx, { centreId: session.centreId });
  });
}

async function inviteAnew(
  ctx: Context,
  session: { id: string; centreId: string },
  reinvitedOn: string | undefined,
): Promise<void> {
  const timeZone = await getZoneOf(ctx, session.centreId);
  if (reinvitedOn === undefined || reinvitedOn > dateInZone(ctx.now, timeZone)) {
    throw invalidInput('Повестка уже разослана: пригласите семьи на новое время.', {
      '/reinvitedOn': 'Укажите день, когда семьи приглашены на новое время.',
    });
  }
  await inviteItemsAnew(ctx.db, session.id, instantInZone(reinvitedOn, '12:00', timeZone));
  await renewInvitations(ctx.db, session.id, reinvitedOn);
}
