import type { Route } from '../../web/api/route.ts';
import { sampleOf } from './sample.ts';

/** Which thing of a case the parameter of an address names; `:id` is told by what stands before it. */
const BY_NAME: Readonly<Record<string, string>> = {
  itemId: 'item',
  consentId: 'consent',
  engagementId: 'engagement',
  requestId: 'participationRequest',
  dateId: 'classDate',
  taskId: 'task',
  recordId: 'strictRecord',
};
const BY_FOLDER: Readonly<Record<string, string>> = {
  cases: 'case',
  families: 'family',
  documents: 'strictDocument',
  appeals: 'appeal',
  sessions: 'session',
  classes: 'classGroup',
  curators: 'curator',
  users: 'curator',
  notifications: 'notification',
  substitutions: 'substitution',
  organisations: 'organisation',
  'sign-ins': 'signIn',
};
const FIXED: Readonly<Record<string, string>> = { year: '2026', definitionId: 'intake:1:00000000', externalId: 'unknown' };
/** An id that nothing has. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';

export type Ids = Readonly<Record<string, string>>;

/** The names of the parameters of a route, in their order. */
export function parametersOf({ path }: Route): readonly string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
}

/** The id that belongs in the place of a parameter. */
export function idFor({ path }: Route, parameter: string, ids: Ids): string {
  const folder = new RegExp(`/([\\w-]+)/:${parameter}`).exec(path)?.[1] ?? '';
  return FIXED[parameter] ?? ids[BY_NAME[parameter] ?? BY_FOLDER[folder] ?? ''] ?? NOBODY;
}

/** The address of a route with these ids in its path and whatever its query demands. */
export function addressWith(
  route: Route,
  idOf: (parameter: string) => string,
  query: Readonly<Record<string, string>> = {},
): string {
  const path = route.path.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(idOf(name)));
  const search = new URLSearchParams({ ...demandedOf(route), ...query });
  return search.size === 0 ? path : `${path}?${search}`;
}

/** What a query cannot do without, such as the purpose of a reading. */
function demandedOf({ query }: Route): Record<string, string> {
  if (!query) return {};
  const demanded = Object.entries(query.shape).filter(([, schema]) => !schema.safeParse(undefined).success);
  return Object.fromEntries(demanded.map(([name, schema]) => [name, String(sampleOf(schema, () => 'слово'))]));
}
