import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { countUpTo, containing, type PageRequest } from '#domain/page';
import { fullName, shortName } from '#domain/person-name';
import { z } from 'zod';
import { loadPerson } from './load-person.ts';
import { roleSchema, type Role } from './role.ts';
import { findSubstitutionGrant } from './substitution-rights.ts';

const nameRow = z.object({ lastName: z.string(), firstName: z.string(), middleName: z.string().nullable() });
const grantRow = z.object({ role: roleSchema, centreId: z.uuid().nullable(), unitId: z.uuid().nullable() });
const substitutionRow = z.object({
  id: z.uuid(),
  absentId: z.uuid(),
  absent: nameRow,
  substituteId: z.uuid(),
  substitute: nameRow,
  role: roleSchema,
  fromOn: z.iso.date(),
  toOn: z.iso.date(),
  basis: z.string(),
  timeZone: z.string().nullable(),
  grants: z.array(grantRow),
});

const nameOf = (alias: string) =>
  `json_build_object('lastName', ${alias}.last_name, 'firstName', ${alias}.first_name, 'middleName', ${alias}.middle_name)`;
const GRANTS = `coalesce((
  select json_agg(json_build_object('role', r.role, 'centreId', r.centre_id, 'unitId', r.unit_id) order by r.role)
  from app.user_roles r where r.user_id = a.id), '[]'::json)`;

/** Substitutions of a centre, or of all for who administers all: present and coming ones first, then past ones (T-018). */
export async function listSubstitutions(ctx: Context, centreId: string | undefined, page: PageRequest) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const query = ctx
    .db('app.substitutions as s')
    .join('app.users as a', 'a.id', 's.absent_user_id')
    .join('app.users as b', 'b.id', 's.substitute_user_id')
    .leftJoin('app.centres as c', 'c.id', 'a.centre_id');
  if (centreId) void query.where('a.centre_id', centreId);
  const rows: unknown = await query
    .clone()
    .select({
      id: 's.id',
      absentId: 'a.id',
      absent: ctx.db.raw(nameOf('a')),
      substituteId: 'b.id',
      substitute: ctx.db.raw(nameOf('b')),
      role: 's.role',
      fromOn: 's.from_on',
      toOn: 's.to_on',
      basis: 's.basis',
      timeZone: 'c.time_zone',
      grants: ctx.db.raw(GRANTS),
    })
    .orderByRaw('s.to_on desc, s.from_on desc, s.id')
    .limit(page.limit)
    .offset(page.offset);
  const items = z
    .array(substitutionRow)
    .parse(rows)
    .map(({ absentId, absent, substituteId, substitute, grants, timeZone, ...row }) => {
      const state = stateOf(row, dateInZone(ctx.now, timeZone ?? 'Europe/Moscow'));
      const held = grants.filter(({ role }) => role === row.role);
      return {
        ...row,
        absent: { id: absentId, name: shortName(absent) },
        substitute: { id: substituteId, name: shortName(substitute) },
        state,
        mayEnd:
          (state === 'current' || state === 'planned') &&
          held.length > 0 &&
          held.every((grant) => findSubstitutionGrant(person, grant) !== undefined),
      };
    });
  return { items, ...(await countUpTo(ctx.db, query)) };
}

/** One that was ended before it began has an empty period. */
function stateOf(
  { fromOn, toOn }: { fromOn: string; toOn: string },
  today: string,
): 'planned' | 'current' | 'past' | 'cancelled' {
  if (toOn < fromOn) return 'cancelled';
  if (toOn < today) return 'past';
  return fromOn > today ? 'planned' : 'current';
}

const personRow = nameRow.extend({ id: z.uuid(), post: z.string(), grants: z.array(grantRow) });
const MAX_PEOPLE = 50;

/** People at work among whom a substitution is arranged, with the roles in which the acting person may have them substituted (T-018). */
export async function listSubstitutionPeople(ctx: Context, centreId: string | undefined, search: string | undefined) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const query = ctx.db('app.users as a').where('a.is_active', true);
  if (centreId) void query.where('a.centre_id', centreId);
  if (search) {
    void query.whereRaw(`concat_ws(' ', a.last_name, a.first_name, a.middle_name) ilike ?`, [containing(search)]);
  }
  const rows: unknown = await query
    .select({
      id: 'a.id',
      lastName: 'a.last_name',
      firstName: 'a.first_name',
      middleName: 'a.middle_name',
      post: 'a.post',
      grants: ctx.db.raw(GRANTS),
    })
    .orderByRaw('a.last_name, a.first_name, a.id')
    .limit(MAX_PEOPLE);
  return z
    .array(personRow)
    .parse(rows)
    .map(({ id, post, grants, ...name }) => ({ id, name: fullName(name), post, roles: substitutable(grants) }));

  function substitutable(grants: readonly z.infer<typeof grantRow>[]): Role[] {
    const roles = [...new Set(grants.map(({ role }) => role))];
    return roles.filter((role) =>
      grants.every((grant) => grant.role !== role || findSubstitutionGrant(person, grant) !== undefined),
    );
  }
}
