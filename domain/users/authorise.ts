import type { Context } from '#domain/context';
import { forbidden } from '#domain/errors';
import { loadPerson } from './load-person.ts';
import { findGrant, type AccessObject } from './may.ts';
import type { Operation, Right } from './permission-matrix.ts';

/**
 * Refuses the acting person without the right, and returns a context that says in which role, and in whose place, they act.
 * Steps of the system itself are not people and pass: the diagrams decide what they do (T-019).
 */
export async function authorise(ctx: Context, operation: Operation, right: Right, object: AccessObject): Promise<Context> {
  if (ctx.actor.kind === 'system') return ctx;
  const person = await loadPerson(ctx, ctx.actor.id);
  const grant = findGrant(person, operation, right, object);
  if (!grant) throw forbidden();
  const { onBehalfOf, role } = grant;
  return { ...ctx, actor: { ...ctx.actor, role, ...(onBehalfOf && { onBehalfOf }) } };
}
