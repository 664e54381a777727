import { allRoutes } from '../../../web/api/routes/all-routes.ts';
import type { Route } from '../../../web/api/route.ts';
import type { Browser } from './web-app.ts';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

/** Fitting values for the parameters of any path; nothing with these ids exists. */
const EXAMPLES: Readonly<Record<string, string>> = {
  taskId: SOMEBODY,
  recordId: SOMEBODY,
  requestId: SOMEBODY,
  externalId: 'unknown',
  definitionId: 'intake:1:00000000',
  year: '2026',
};

/** Every route of the application. The limits of signing in are of no interest to who only reads the list. */
export const routes: readonly Route[] = allRoutes({
  countTry: () => Promise.resolve(),
  forget: () => Promise.resolve(),
  countCode: () => Promise.resolve(undefined),
  countOwnTry: () => Promise.resolve(),
  forgiveOwnTry: () => Promise.resolve(),
  forgetOwnTries: () => Promise.resolve(),
  countMessage: () => Promise.resolve(),
});

export function nameOf(route: Route): string {
  return `${route.method.toUpperCase()} ${route.path}`;
}

/** The address of a route with examples in place of its parameters. */
export function addressOf(route: Route): string {
  const id = route.path.includes('/commands/') ? '1' : SOMEBODY;
  return route.path.replaceAll(/:(\w+)/g, (_whole, name: string) => EXAMPLES[name] ?? id);
}

export function call(browser: Browser, route: Route) {
  return browser[route.method](addressOf(route));
}
