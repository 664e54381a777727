import type { Context } from '#domain/context';
import { z } from 'zod';
import type { Role } from './role.ts';

export interface RolePlace {
  readonly role: Role;
  readonly centreId?: string;
  readonly unitId?: string;
}

/** Active people who hold a role in a unit or centre, and those who substitute them today (T-003, T-018). */
export async function listRoleHolders(ctx: Context, place: RolePlace): Promise<string[]> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(HOLDERS, {
    role: place.role,
    centreId: place.centreId ?? null,
    unitId: place.unitId ?? null,
    now: ctx.now,
  });
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
}

const HOLDERS = `
  with holders as (
    select r.user_id, u.centre_id from app.user_roles r join app.users u on u.id = r.user_id
    where r.role = :role
      and (cast(:centreId as uuid) is null or r.centre_id = :centreId)
      and (cast(:unitId as uuid) is null or r.unit_id = :unitId)
  ), people as (
    select user_id as id from holders
    union
    select s.substitute_user_id
    from app.substitutions s
    join holders h on h.user_id = s.absent_user_id
    left join app.centres c on c.id = h.centre_id
    where s.role = :role
      and cast(cast(:now as timestamptz) at time zone coalesce(c.time_zone, 'Europe/Moscow') as date) between s.from_on and s.to_on
  )
  select p.id from people p join app.users u on u.id = p.id and u.is_active order by p.id`;
