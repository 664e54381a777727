import { DomainError, forbidden } from '#domain/errors';
import { findCell, type Operation, type Right } from '#domain/users/permission-matrix';
import type { Role } from '#domain/users/role';
import type { Person } from './person.ts';

/**
 * Who may use a route at all. It is the outer wall: whether the right reaches this case, unit or centre
 * is decided by the use case, in the transaction of the act.
 */
export type Policy =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'source' }
  | { readonly kind: 'link' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'staff' }
  | { readonly kind: 'right'; readonly anyOf: readonly (readonly [Operation, Right])[] };

/** No sign-in needed: health, the description of the API, and signing in itself. */
export const everyone: Policy = { kind: 'everyone' };

/** A program that hands in messages, known by its secret (T-024). */
export const source: Policy = { kind: 'source' };

/** An organisation that answers for one measure, known by the secret of its link (T-076). */
export const byLink: Policy = { kind: 'link' };

/** Anybody signed in, even before the undertaking is signed: who am I, the undertaking, signing out. */
export const signedIn: Policy = { kind: 'signed-in' };

/** Anybody signed in and bound by the undertaking (П1 п.5.11; T-192): what concerns nobody but the person. */
export const staff: Policy = { kind: 'staff' };

/** Staff with one of these rights of the permission matrix somewhere (T-019). */
export function withRight(...anyOf: (readonly [Operation, Right])[]): Policy {
  return { kind: 'right', anyOf };
}

/** Refuses with a reason that the person can act on: sign the undertaking, or ask for a role. */
export function authorize(policy: Policy, person: Person): void {
  if (policy.kind !== 'staff' && policy.kind !== 'right') return;
  if (!person.undertakingSigned) {
    throw new DomainError('UNDERTAKING_REQUIRED', 'Сначала подпишите обязательство о неразглашении сведений о семьях.');
  }
  if (policy.kind === 'right' && !person.holdings.some(({ role }) => allowsRole(policy, role))) throw forbidden();
}

/** Whether a role can pass the policy at all. */
export function allowsRole(policy: Policy, role: Role): boolean {
  if (policy.kind !== 'right') return true;
  return policy.anyOf.some(([operation, right]) => findCell(operation, role)?.rights.includes(right) === true);
}

/** The role in which the person uses the route, for the audit trail; use cases that check the object name it more exactly. */
export function actingRole(policy: Policy, person: Person): Role | undefined {
  return person.holdings.find(({ role }) => allowsRole(policy, role))?.role;
}
