import { z } from 'zod';
import type { Context } from '#domain/context';
import { loadPerson } from './load-person.ts';
import type { Person } from './person.ts';

const userRow = z.object({
  id: z.string(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  post: z.string(),
  undertakingSigned: z.boolean(),
  accessVersion: z.number(),
  centreId: z.string().nullable(),
  centreName: z.string().nullable(),
  centreShortName: z.string().nullable(),
  centreIsDemo: z.boolean().nullable(),
  timeZone: z.string().nullable(),
});

/** A signed-in person: name and post for the screen, rights of today for the decision what they may do. */
export interface PersonAtWork extends Person {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string | null;
  readonly post: string;
  readonly undertakingSigned: boolean;
  /** Rises with every change of rights, password or activity: a sign-in that carries an older one is dead. */
  readonly accessVersion: number;
  readonly centre: { id: string; name: string; shortName: string; isDemo: boolean; timeZone: string } | undefined;
}

/** An active user with the rights of today, those of a substituted absent person among them (П1 п.4.4; T-018). */
export async function findPersonAtWork(ctx: Context, userId: string): Promise<PersonAtWork | undefined> {
  const found: unknown = await ctx
    .db('app.users as u')
    .leftJoin('app.centres as c', 'c.id', 'u.centre_id')
    .where({ 'u.id': userId, 'u.is_active': true })
    .first({
      id: 'u.id',
      lastName: 'u.last_name',
      firstName: 'u.first_name',
      middleName: 'u.middle_name',
      post: 'u.post',
      undertakingSigned: ctx.db.raw('u.undertaking_signed_at is not null'),
      accessVersion: 'u.access_version',
      centreId: 'c.id',
      centreName: 'c.name',
      centreShortName: 'c.short_name',
      centreIsDemo: 'c.is_demo',
      timeZone: 'c.time_zone',
    });
  if (found === undefined) return undefined;
  const user = userRow.parse(found);
  const { holdings } = await loadPerson(ctx, userId);
  return { ...user, centre: centreOf(user), holdings };
}

function centreOf(user: z.infer<typeof userRow>): PersonAtWork['centre'] {
  if (user.centreId === null || user.centreName === null || user.centreShortName === null) return undefined;
  return {
    id: user.centreId,
    name: user.centreName,
    shortName: user.centreShortName,
    isDemo: user.centreIsDemo ?? false,
    timeZone: user.timeZone ?? 'Europe/Moscow',
  };
}
