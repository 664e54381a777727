import { z } from 'zod';
import type { Context } from '#domain/context';

const roleRow = z.object({
  role: z.string(),
  centreId: z.string().nullable(),
  unitId: z.string().nullable(),
  unitName: z.string().nullable(),
  absentId: z.string().nullable(),
  absentName: z.string().nullable(),
  toOn: z.string().nullable(),
});

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

/** A role held today; `absent` names the person in whose place it is held, and until when (замещение, T-018). */
export interface HeldRole {
  readonly role: string;
  readonly centreId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly absent: { readonly id: string; readonly name: string; readonly toOn: string } | undefined;
}

export interface PersonAtWork {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string | null;
  readonly post: string;
  readonly undertakingSigned: boolean;
  readonly accessVersion: number;
  readonly centre: { id: string; name: string; shortName: string; isDemo: boolean; timeZone: string } | undefined;
  readonly roles: readonly HeldRole[];
}

/** An active user with the roles of today: own ones, and those of absent people whose substitution is in force (П1 п.4.4; T-018). */
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
  return { ...user, centre: centreOf(user), roles: await listHeldRoles(ctx, userId, user.timeZone ?? 'Europe/Moscow') };
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

async function listHeldRoles(ctx: Context, userId: string, timeZone: string): Promise<HeldRole[]> {
  const { rows } = (await ctx.db.raw(
    `select r.role, r.centre_id as "centreId", r.unit_id as "unitId", n.name as "unitName",
            null as "absentId", null as "absentName", null as "toOn"
       from app.user_roles r left join app.units n on n.id = r.unit_id
      where r.user_id = :userId
      union all
     select r.role, r.centre_id, r.unit_id, n.name,
            a.id::text, concat_ws(' ', a.last_name, a.first_name, a.middle_name), s.to_on::text
       from app.substitutions s
       join app.users a on a.id = s.absent_user_id
       join app.user_roles r on r.user_id = s.absent_user_id and r.role = s.role
       left join app.units n on n.id = r.unit_id
      where s.substitute_user_id = :userId
        and cast(cast(:now as timestamptz) at time zone :timeZone as date) between s.from_on and s.to_on
      order by 1, 3, 5`,
    { userId, now: ctx.now, timeZone },
  )) as { rows: unknown[] };
  return rows.map((found) => {
    const { absentId, absentName, toOn, ...role } = roleRow.parse(found);
    return { ...role, absent: absentId !== null && absentName !== null && toOn !== null ? { id: absentId, name: absentName, toOn } : undefined };
  });
}
