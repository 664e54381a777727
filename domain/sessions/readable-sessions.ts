import type { Knex } from 'knex';
import type { Context } from '#domain/context';
import { forbidden } from '#domain/errors';
import { findCell } from '#domain/users/permission-matrix';
import { holderOf, type Person } from '#domain/users/person';

/** The secretary and the chairman see the sessions of their centre, a member those of the bodies they belong to (T-004, T-019). */
export function readableSessions(ctx: Context, person: Person): Knex.QueryBuilder {
  const holdings = person.holdings.filter(({ role }) => findCell('session.plan', role)?.rights.includes('read'));
  if (holdings.length === 0) throw forbidden();
  const query = ctx.db('app.sessions as s').join('app.collegial_bodies as b', 'b.id', 's.body_id');
  return query.where((anyOf) => {
    for (const holding of holdings) addScope(anyOf, person, holding);
  });
}

function addScope(anyOf: Knex.QueryBuilder, person: Person, holding: Person['holdings'][number]): void {
  if (findCell('session.plan', holding.role)?.scope === 'centre') void anyOf.orWhere('s.centre_id', holding.centreId);
  else {
    void anyOf.orWhereRaw(
      `exists (select from app.body_members m where m.body_id = s.body_id and m.user_id = ?
         and cast(s.planned_at as date) between m.from_on and coalesce(m.to_on, 'infinity'))`,
      [holderOf(person, holding)],
    );
  }
}
