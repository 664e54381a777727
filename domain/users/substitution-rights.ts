import type { Context } from '#domain/context';
import { forbidden, notFound } from '#domain/errors';
import { loadPerson } from './load-person.ts';
import { findGrant } from './may.ts';
import type { Holding, Person } from './person.ts';
import type { Role } from './role.ts';
import type { RoleGrant } from './user-store.ts';

/** Whom a head and a director may find a substitute for; an administrator for everybody, the chairman among them (T-018; AMB-47). */
const SUBSTITUTED_BY: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  head: ['curator'],
  director: ['curator', 'head'],
};

/** The holding with which the person may set or end a substitution for this grant. */
export function findSubstitutionGrant(person: Person, { role, centreId, unitId }: RoleGrant): Holding | undefined {
  const holdings = person.holdings.filter((holding) => SUBSTITUTED_BY[holding.role]?.includes(role) ?? true);
  return findGrant({ ...person, holdings }, 'substitution.arrange', 'do', { centreId, unitId });
}

/**
 * Refuses who may not arrange a substitution for every one of the grants, and says in which role, and in whose place, they act.
 * With `missing` the refusal says that there is no such substitution: whose absence it is, is known to nobody beyond reach.
 */
export async function authoriseSubstitution(ctx: Context, grants: readonly RoleGrant[], missing?: string): Promise<Context> {
  if (ctx.actor.kind === 'system') return ctx;
  const person = await loadPerson(ctx, ctx.actor.id);
  const used = grants.map((grant) => findSubstitutionGrant(person, grant));
  const [first] = used;
  if (!first || used.includes(undefined)) {
    throw missing === undefined ? forbidden('Вы не назначаете замещение в этой роли.') : notFound(missing);
  }
  const { role, onBehalfOf } = first;
  return { ...ctx, actor: { ...ctx.actor, role, ...(onBehalfOf && { onBehalfOf }) } };
}
