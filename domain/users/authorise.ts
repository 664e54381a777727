import type { Context } from '#domain/context';
import { forbidden, notFound } from '#domain/errors';
import { loadPerson } from './load-person.ts';
import { findGrant, type AccessObject } from './may.ts';
import type { Operation, Right } from './permission-matrix.ts';

/**
 * Refuses the acting person without the right, and returns a context that says in which role, and in whose place, they act.
 * Steps of the system itself are not people and pass: the diagrams decide what they do (T-019).
 */
export async function authorise(ctx: Context, operation: Operation, right: Right, object: AccessObject): Promise<Context> {
  const acting = await actWithRight(ctx, [operation, right], object);
  if (!acting) throw forbidden();
  return acting;
}

/** The same for an object of which nobody beyond its reach may know: to them it does not exist (П1 п.5.11; T-193). */
export async function authoriseHidden(
  ctx: Context,
  right: readonly [Operation, Right],
  object: AccessObject & { readonly missing: string },
): Promise<Context> {
  const acting = await actWithRight(ctx, right, object);
  if (!acting) throw notFound(object.missing);
  return acting;
}

async function actWithRight(
  ctx: Context,
  [operation, right]: readonly [Operation, Right],
  object: AccessObject,
): Promise<Context | undefined> {
  if (ctx.actor.kind === 'system') return ctx;
  const person = await loadPerson(ctx, ctx.actor.id);
  const grant = findGrant(person, operation, right, object);
  if (!grant) return undefined;
  const { onBehalfOf, role } = grant;
  return { ...ctx, actor: { ...ctx.actor, role, ...(onBehalfOf && { onBehalfOf }) } };
}
