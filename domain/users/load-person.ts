import type { Context } from '#domain/context';
import { forbidden } from '#domain/errors';
import { z } from 'zod';
import { holdingSchema, type Person } from './person.ts';

const personRow = z.object({ id: z.uuid(), centreId: z.uuid().nullable() });

/**
 * The person with own roles and those of absent people whom they substitute today.
 * «Today» is the day at the absent person's centre: a substitution begins and ends with that place's midnight (T-018, T-019).
 */
export async function loadPerson(ctx: Context, userId: string): Promise<Person> {
  const users: unknown = await ctx.db('app.users').select('id', 'centre_id as centreId').where({ id: userId, is_active: true });
  const [user] = z.array(personRow).parse(users);
  if (!user) throw forbidden('Учетная запись отключена.');
  const { rows } = await ctx.db.raw<{ rows: unknown }>(HOLDINGS, { userId, now: ctx.now });
  return { ...user, holdings: z.array(holdingSchema).parse(rows) };
}

// Own roles come first: a right that the person has anyway is not exercised in somebody's place.
const HOLDINGS = `
  select r.role, r.centre_id as "centreId", r.unit_id as "unitId", null::uuid as "onBehalfOf", null::date as "toOn"
  from app.user_roles r
  where r.user_id = :userId
  union all
  select r.role, r.centre_id, r.unit_id, s.absent_user_id, s.to_on
  from app.substitutions s
  join app.users absent on absent.id = s.absent_user_id
  left join app.centres c on c.id = absent.centre_id
  join app.user_roles r on r.user_id = s.absent_user_id and r.role = s.role
  where s.substitute_user_id = :userId
    and cast(cast(:now as timestamptz) at time zone coalesce(c.time_zone, 'Europe/Moscow') as date) between s.from_on and s.to_on
  order by 4 nulls first, 1, 2, 3`;
