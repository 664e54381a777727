import type { SignInLimits } from '../limit-sign-in.ts';
import type { Route } from '../route.ts';
import { healthRoutes } from './health.ts';
import { signInRoutes } from './sign-in.ts';

/** Every route of the API. What is not in this list does not exist. */
export function allRoutes(limits: SignInLimits): readonly Route[] {
  return [...healthRoutes, ...signInRoutes(limits)];
}
