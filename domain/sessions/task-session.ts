import { z } from 'zod';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import type { OpenTask } from '#domain/tasks/task-form';
import type { Session } from './session.ts';
import { findSession } from './session-store.ts';

/** The session to which a task belongs, with the zone of its centre (П1 п.4.4; T-058). */
export async function getTaskSession(ctx: Context, task: OpenTask): Promise<{ session: Session; timeZone: string }> {
  const session = task.sessionId === undefined ? undefined : await findSession(ctx.db, task.sessionId);
  if (!session) throw notFound('Заседание не найдено.');
  return { session, timeZone: await getZoneOf(ctx, session.centreId) };
}

/** Time zone in which a centre counts the days of its sessions (T-056). */
export async function getZoneOf(ctx: Context, centreId: string): Promise<string> {
  const row: unknown = await ctx.db('app.centres').first('time_zone as timeZone').where({ id: centreId });
  return z.object({ timeZone: z.string() }).parse(row).timeZone;
}
