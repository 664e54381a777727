import type { Role } from '#contract/common';
import { DomainError, forbidden } from '#domain/errors';
import type { Person } from './person.ts';

/** Who may use a route at all. What a person may do with one case or task is asked in the use case, in the same transaction. */
export interface Policy {
  /** For the test that walks all routes, and for the OpenAPI description. */
  readonly kind: 'everyone' | 'signed-in' | 'staff';
  readonly roles: readonly Role[];
}

/** No sign-in needed: health, the description of the API, and signing in itself. */
export const everyone: Policy = { kind: 'everyone', roles: [] };

/** Anybody signed in, even before the undertaking is signed: who am I, the undertaking, signing out. */
export const signedIn: Policy = { kind: 'signed-in', roles: [] };

/** Signed in, bound by the undertaking (П1 п.5.11; T-192), and in one of the roles, perhaps in place of an absent person. */
export function staff(...roles: readonly Role[]): Policy {
  return { kind: 'staff', roles };
}

/** Refuses with the reason that the person can act on: sign in, sign the undertaking, or ask for a role. */
export function authorize(policy: Policy, person: Person): void {
  if (policy.kind !== 'staff') return;
  if (!person.undertakingSigned) {
    throw new DomainError('UNDERTAKING_REQUIRED', 'Сначала подпишите обязательство о неразглашении сведений о семьях.');
  }
  if (!policy.roles.some((role) => person.roles.some((held) => held.role === role))) throw forbidden();
}

/** The role in which the person uses the route, for the audit trail: the first of the policy that the person holds. */
export function actingRole(policy: Policy, person: Person): string | undefined {
  return policy.roles.find((role) => person.roles.some((held) => held.role === role)) ?? person.roles[0]?.role;
}

