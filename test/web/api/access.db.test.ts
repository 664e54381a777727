import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#contract/common';
import { proveRow } from '../../proof/prove-row.ts';
import { buildCentre, type TestCentre } from '../../support/factories.ts';
import { addressOf, call, nameOf, routes } from './route-walk.ts';
import { Browser, buildSignInUser, openWebApp, signedInBrowser, type WebApp } from './web-app.ts';

const EVERYONE = ['GET /api/health', 'POST /api/sign-in'];
/** For programs with a secret of their own: no person gets in, whatever their rights. */
const BY_SOURCE = ['POST /api/messages', 'GET /api/messages/:externalId'];
/** For an organisation with the link of one measure. */
const BY_LINK = ['POST /api/agency/open', 'POST /api/agency/files', 'POST /api/agency/answer'];
const BY_SECRET = [...BY_SOURCE, ...BY_LINK];
const SIGNED_IN = [
  'POST /api/sign-out',
  'GET /api/me',
  'GET /api/me/access',
  'POST /api/me/password',
  'POST /api/me/sign-ins/end',
  'POST /api/me/second-factor/start',
  'POST /api/me/second-factor/confirm',
  'POST /api/me/second-factor/recovery-codes',
  'POST /api/me/second-factor/off',
  'GET /api/undertaking',
  'POST /api/undertaking',
];
const STAFF = [
  'GET /api/tasks',
  'POST /api/tasks/search',
  'GET /api/tasks/:taskId',
  'POST /api/tasks/:taskId/claim',
  'POST /api/tasks/:taskId/release',
  'PUT /api/tasks/:taskId/draft',
  'POST /api/tasks/:taskId/hints',
  'POST /api/tasks/:taskId/complete',
  'POST /api/prints',
  'GET /api/organisations',
  'POST /api/organisations/search',
  'GET /api/co-executor-kinds',
  'GET /api/calendar/:year',
  'GET /api/notifications',
  'POST /api/notifications/:id/read',
];

const FAMILY_READERS: Role[] = ['intake', 'curator', 'head', 'director', 'secretary', 'member', 'family'];
const GATHERERS: Role[] = ['curator', 'head', 'director', 'member'];
const SESSION_READERS: Role[] = ['director', 'secretary', 'member'];
const ADMINISTRATOR: Role[] = ['administrator'];
const SUBSTITUTERS: Role[] = ['head', 'director', 'administrator'];

/** Who may use which route at all, written down by hand: a changed policy must be changed here too, knowingly. */
const BY_RIGHT: Readonly<Record<string, readonly Role[]>> = {
  'GET /api/undertakings': ['director'],
  'GET /api/forms/register-appeal': ['intake', 'head'],
  'POST /api/forms/register-appeal/hints': ['intake', 'head'],
  'GET /api/appeals': ['intake', 'head', 'director'],
  'GET /api/appeals/:id': ['intake', 'head', 'director'],
  'POST /api/appeals/duplicates': ['intake', 'head'],
  'POST /api/appeals/:id/close': ['head'],
  'POST /api/appeals/:id/receipt-correction': ['head'],
  'POST /api/appeals/:id/answers': ['intake', 'head'],
  'POST /api/appeals': ['intake', 'head'],
  'GET /api/cases': FAMILY_READERS,
  'POST /api/cases/search': FAMILY_READERS,
  'GET /api/cases/:id': FAMILY_READERS,
  'GET /api/cases/:id/relations': FAMILY_READERS,
  'POST /api/cases/:id/consents': ['intake', 'curator', 'head'],
  'POST /api/cases/:id/consents/:consentId/withdrawal': ['intake', 'curator', 'head'],
  'POST /api/cases/:id/objections': ['intake', 'curator', 'head'],
  'GET /api/cases/:id/events': FAMILY_READERS,
  'POST /api/cases/:id/events': ['intake', 'curator', 'head', 'director'],
  'POST /api/cases/:id/suspension': ['curator', 'head'],
  'POST /api/cases/:id/suspension/end': ['curator', 'head'],
  'POST /api/cases/:id/address': ['intake', 'curator', 'head'],
  'POST /api/cases/:id/representative': ['intake', 'curator', 'head'],
  'GET /api/cases/:id/completion': ['curator', 'head', 'director'],
  'POST /api/cases/:id/post-support/refusal': ['curator'],
  'POST /api/cases/:id/re-entry': ['intake', 'curator', 'head'],
  'GET /api/cases/:id/successors': ['head', 'director'],
  'POST /api/cases/:id/curator': ['head', 'director'],
  'POST /api/cases/:id/handover/confirm': ['curator'],
  'GET /api/curators/loads': ['head', 'director'],
  'GET /api/cases/:id/reviews': ['curator', 'head', 'director', 'secretary', 'member'],
  'GET /api/admin/family-questions': ADMINISTRATOR,
  'POST /api/admin/family-questions': ADMINISTRATOR,
  'GET /api/cases/:id/plan': ['curator', 'head', 'director', 'secretary', 'member'],
  'GET /api/cases/:id/questions': FAMILY_READERS,
  'GET /api/cases/:id/timeline': [...FAMILY_READERS, 'auditor'],
  'GET /api/cases/:id/diagram': [...FAMILY_READERS, 'auditor'],
  'GET /api/cases/:id/records': GATHERERS,
  'GET /api/cases/:id/records/:recordId': GATHERERS,
  'POST /api/cases/:id/personal-documents': ['curator', 'co-executor'],
  'GET /api/cases/:id/measures': ['curator', 'head', 'director', 'member', 'family'],
  'GET /api/classes': ['curator', 'head', 'director'],
  'POST /api/classes': ['curator', 'head'],
  'GET /api/classes/:id': ['curator', 'head', 'director'],
  'POST /api/classes/:id/dates': ['curator', 'head'],
  'POST /api/classes/:id/dates/:dateId/cancel': ['curator', 'head'],
  'POST /api/classes/:id/dates/:dateId/attendance': ['curator', 'head'],
  'POST /api/cases/:id/visits': ['curator', 'co-executor'],
  'GET /api/measures': ['curator', 'head', 'director'],
  'GET /api/measures/calendar': ['curator', 'head', 'director'],
  'GET /api/measures/export': ['curator', 'head', 'director'],
  'GET /api/curators/effectiveness': ['curator', 'head', 'director'],
  'GET /api/curators/:id/effectiveness': ['curator', 'head', 'director'],
  'GET /api/reports/annual': ['head', 'director'],
  'GET /api/reports/annual/export': ['head', 'director'],
  'GET /api/control': ['head', 'director'],
  'GET /api/control/export': ['head', 'director'],
  'GET /api/cases/:id/observation': GATHERERS,
  'POST /api/cases/:id/dynamics': ['curator'],
  'POST /api/cases/:id/consultations': ['curator'],
  'GET /api/cases/:id/documents': FAMILY_READERS,
  'POST /api/cases/:id/documents': ['intake', 'curator', 'head', 'secretary'],
  'GET /api/documents/:id/content': FAMILY_READERS,
  'GET /api/families': FAMILY_READERS,
  'POST /api/families/search': FAMILY_READERS,
  'GET /api/families/:id': FAMILY_READERS,
  'GET /api/sessions': SESSION_READERS,
  'GET /api/sessions/waiting': ['secretary'],
  'POST /api/sessions': ['secretary'],
  'GET /api/sessions/:id': SESSION_READERS,
  'GET /api/sessions/late-cases': ['secretary'],
  'POST /api/sessions/:id/move': ['secretary'],
  'POST /api/sessions/:id/cancel': ['secretary'],
  'GET /api/consilium/members': SESSION_READERS,
  'GET /api/consilium/colleagues': ['secretary'],
  'POST /api/consilium/members': ['secretary'],
  'POST /api/consilium/members/end': ['secretary'],
  'GET /api/questions': SESSION_READERS,
  'POST /api/cases/:id/questions': ['curator', 'head'],
  'GET /api/cases/:id/participation-requests': ['curator', 'head', 'director', 'secretary', 'member'],
  'POST /api/cases/:id/participation-requests': ['curator'],
  'POST /api/cases/:id/participation-requests/:requestId/answer': ['curator'],
  'GET /api/register': ['curator', 'head', 'director', 'secretary'],
  'GET /api/register/export': ['curator', 'head', 'director', 'secretary'],
  'GET /api/cases/:id/register': ['curator', 'head', 'director', 'secretary'],
  'GET /api/cases/:id/plan/diff': ['curator', 'head', 'director', 'secretary', 'member'],
  'GET /api/cases/:id/problems': ['curator', 'head', 'director', 'secretary', 'member'],
  'GET /api/cases/:id/engagements': ['curator', 'head', 'director'],
  'POST /api/cases/:id/measures/:itemId/engagements': ['curator', 'head'],
  'POST /api/cases/:id/engagements/:engagementId/withdraw': ['curator', 'head'],
  'POST /api/cases/:id/engagements/:engagementId/link': ['curator', 'head'],
  'GET /api/cases/:id/measures/:itemId/letter-template': ['curator', 'head'],
  'POST /api/cases/:id/measures/:itemId/letters': ['curator', 'head'],
  'GET /api/cases/:id/municipal-questions': ['curator', 'head', 'director', 'secretary'],
  'POST /api/cases/:id/municipal-questions': ['curator', 'head'],
  'GET /api/requests': ['curator', 'head', 'director'],
  'POST /api/requests/search': ['curator', 'head', 'director'],
  'GET /api/processes': ['curator', 'head', 'director', 'analyst', 'auditor', 'administrator'],
  'GET /api/processes/:definitionId/diagram': ['curator', 'head', 'director', 'analyst', 'auditor', 'administrator'],
  'GET /api/audit': ['auditor'],
  'GET /api/admin/users': ADMINISTRATOR,
  'POST /api/admin/users/search': ADMINISTRATOR,
  'POST /api/admin/users': ADMINISTRATOR,
  'PUT /api/admin/users/:id': ADMINISTRATOR,
  'POST /api/admin/users/:id/second-factor/reset': ADMINISTRATOR,
  'GET /api/admin/centres': ADMINISTRATOR,
  'GET /api/substitutions': SUBSTITUTERS,
  'GET /api/substitutions/people': SUBSTITUTERS,
  'POST /api/substitutions/people/search': SUBSTITUTERS,
  'POST /api/substitutions': SUBSTITUTERS,
  'POST /api/substitutions/:id/end': SUBSTITUTERS,
  'GET /api/admin/settings': ADMINISTRATOR,
  'PUT /api/admin/settings': ADMINISTRATOR,
  'GET /api/admin/document-types': ADMINISTRATOR,
  'POST /api/admin/document-types': ADMINISTRATOR,
  'POST /api/admin/document-types/:id/end': ADMINISTRATOR,
  'POST /api/organisations': ['head', 'administrator'],
  'PUT /api/organisations/:id': ['head', 'administrator'],
  'PUT /api/co-executor-kinds': ADMINISTRATOR,
  'GET /api/admin/message-sources': ADMINISTRATOR,
  'POST /api/admin/message-sources': ADMINISTRATOR,
  'POST /api/admin/message-sources/:id/retire': ADMINISTRATOR,
  'PUT /api/admin/calendar/:year': ADMINISTRATOR,
  'GET /api/admin/sign-ins': ADMINISTRATOR,
  'POST /api/admin/sign-ins/search': ADMINISTRATOR,
  'POST /api/admin/sign-ins/:id/end': ADMINISTRATOR,
  'GET /api/admin/workers': ADMINISTRATOR,
  'GET /api/admin/incidents': ADMINISTRATOR,
  'POST /api/admin/incidents/retry': ADMINISTRATOR,
  'POST /api/admin/incidents/:id/retry': ADMINISTRATOR,
  'GET /api/admin/jobs': ADMINISTRATOR,
  'POST /api/admin/jobs/:id/run': ADMINISTRATOR,
  'GET /api/admin/commands': ADMINISTRATOR,
  'POST /api/admin/commands/:id/retry': ADMINISTRATOR,
  'GET /api/admin/findings': ADMINISTRATOR,
  'POST /api/admin/findings/:id/repair': ADMINISTRATOR,
};

const ROLES: readonly Role[] = [
  'intake',
  'curator',
  'head',
  'director',
  'secretary',
  'member',
  'analyst',
  'auditor',
  'administrator',
  'co-executor',
  'municipal-consilium',
  'resource-centre',
  'supervisor',
  'ministry',
  'family',
];

let web: WebApp;
let centre: TestCentre;
const browsers = new Map<Role, Browser>();

beforeAll(async () => {
  web = await openWebApp();
  centre = await buildCentre(web.database.db);
  for (const role of ROLES) {
    const user = await buildSignInUser(web, centre, role);
    browsers.set(role, await signedInBrowser(web, user));
  }
});
afterAll(() => web.close());

test('the table of this test names every route there is, and no other', () => {
  const named = [...EVERYONE, ...BY_SECRET, ...SIGNED_IN, ...STAFF, ...Object.keys(BY_RIGHT)];

  expect([...named].sort()).toEqual(routes.map(nameOf).sort());
});

describe('D2 T-019 nobody gets anywhere without signing in', () => {
  test.each(routes.filter((route) => !EVERYONE.includes(nameOf(route))).map((route) => [nameOf(route), route] as const))(
    '%s answers 401',
    async (_name, route) => {
      const answer = await request(web.app)[route.method](addressOf(route));

      expect(answer.status).toBe(401);
      expect(answer.body.error.code).toBe('SIGN_IN_REQUIRED');
    },
  );
});

/** What is no route of the list, and what scanners ask for first. */
const BESIDE_THE_ROUTES = [
  ...[
    '/api/openapi.json',
    '/api/docs',
    '/api/docs/start.js',
    '/api/docs/swagger-ui.css',
    '/api/metrics',
    '/metrics',
    '/api',
    '/api/',
  ],
  ...[
    '/api/admin',
    '/api/users',
    '/api/families/export',
    '/API/cases',
    '/api//cases',
    '/api/cases/',
    '/api/./cases',
    '/api/cases.json',
  ],
  ...[
    '/engine-rest/engine',
    '/engine-rest/task',
    '/actuator',
    '/actuator/env',
    '/.env',
    '/.git/config',
    '/package.json',
    '/server-status',
  ],
];

test('D2 without a sign-in nothing is open besides health and signing in', async () => {
  const open: string[] = [];
  for (const route of routes) {
    const { status } = await request(web.app)[route.method](addressOf(route));
    if (status !== 401 && !EVERYONE.includes(nameOf(route))) open.push(nameOf(route));
  }
  for (const address of BESIDE_THE_ROUTES) {
    const { status } = await request(web.app).get(address);
    if (status !== 401 && status !== 404) open.push(address);
  }

  expect(open).toEqual([]);
  proveRow('D2', [
    { what: 'routes and other addresses', value: routes.length + BESIDE_THE_ROUTES.length },
    { what: 'open without a sign-in', value: open.length, exactly: 0 },
  ]);
});

test('TRACE is answered by nobody', async () => {
  const answers = await Promise.all(['/', '/api/me', '/api/health'].map((address) => request(web.app).trace(address)));

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

describe('T-019 a role without the right is refused, whatever it sends', () => {
  const cells = routes.flatMap((route) => {
    const allowed = BY_RIGHT[nameOf(route)];
    if (!allowed) return [];
    return ROLES.filter((role) => !allowed.includes(role)).map((role) => [role, nameOf(route), route] as const);
  });

  test.each(cells)('%s: %s', async (role, _name, route) => {
    const browser = browsers.get(role);
    if (!browser) throw new Error('no such browser');

    const answer = await call(browser, route);

    expect([answer.status, answer.body.error.code]).toEqual([403, 'FORBIDDEN']);
  });
});

describe('T-024 T-076 a sign-in opens nothing of what is for programs and organisations', () => {
  test.each(routes.filter((route) => BY_SECRET.includes(nameOf(route))).map((route) => [nameOf(route), route] as const))(
    '%s answers an administrator 401',
    async (_name, route) => {
      const answer = await call(browsers.get('administrator') ?? new Browser(web.app), route);

      expect([answer.status, answer.body.error.code]).toEqual([401, 'SIGN_IN_REQUIRED']);
    },
  );
});

describe('T-192 without the undertaking every other route is closed', () => {
  let newcomer: Browser;
  beforeAll(async () => {
    newcomer = await signedInBrowser(web, await buildSignInUser(web, centre, 'director', { undertaking_signed_at: null }));
  });

  test.each(
    routes
      .filter((route) => ![...EVERYONE, ...BY_SECRET, ...SIGNED_IN].includes(nameOf(route)))
      .map((route) => [nameOf(route), route] as const),
  )('%s', async (_name, route) => {
    const answer = await call(newcomer, route);

    expect([answer.status, answer.body.error.code]).toEqual([403, 'UNDERTAKING_REQUIRED']);
  });
});

describe('a change needs the token of its sign-in', () => {
  let forgetful: Browser;
  beforeAll(async () => {
    forgetful = await signedInBrowser(web, await buildSignInUser(web, centre, 'administrator'));
  });
  const changes = routes.filter((route) => route.method !== 'get' && ![...EVERYONE, ...BY_SECRET].includes(nameOf(route)));

  test.each(changes.map((route) => [nameOf(route), route] as const))('%s without a token is refused', async (_name, route) => {
    forgetful.csrfToken = 'f'.repeat(64);

    const answer = await call(forgetful, route);

    expect([answer.status, answer.body.error.code]).toEqual([403, 'WRONG_CSRF_TOKEN']);
  });
});
