import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#contract/common';
import { hashPassword } from '#domain/users/password';
import { assignCurator, buildCase, buildCentre, buildUser, type TestCase } from '../../support/factories.ts';
import { buildAgenda } from '../../support/consilium.ts';
import { insertRow } from '../../support/insert.ts';
import { createStandApp, type StandApp } from '../../support/stand-app.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { nameOf, routes } from './route-walk.ts';
import { Browser, PASSWORD } from './web-app.ts';
import { allowsRole } from '../../../web/api/policy.ts';
import type { Route } from '../../../web/api/route.ts';

/** Where a case may stand, seen from the person who asks. */
const PLACES = ['own', 'unit', 'centre', 'foreign'] as const;
type Place = (typeof PLACES)[number];

/**
 * How far each role reaches, by hand after the last row of section 1.2: own appeal, own case, item, unit, own Центр.
 * «own» is the case that the person registered, is the curator of, or has on the agenda of their consilium.
 */
const REACH: Partial<Record<Role, readonly Place[]>> = {
  intake: ['own'],
  curator: ['own'],
  head: ['own', 'unit'],
  director: ['own', 'unit', 'centre'],
  secretary: ['own'],
  member: ['own'],
};
/** The register is one list of the whole Центр for its secretary too: row «Register of ведомственный учет». */
const REGISTER_OF_SECRETARY: readonly Place[] = ['own', 'unit', 'centre'];
/** What a route asks for in its address. */
const QUERIES: Readonly<Record<string, string>> = { 'GET /api/cases/:id/plan/diff': '?from=1&to=2' };
/** A measure, a consent or a request that is nowhere. */
const ID = crypto.randomUUID();
const OUTSIDE: readonly Role[] = ['co-executor', 'municipal-consilium', 'resource-centre', 'supervisor', 'ministry', 'family'];
const TECHNICAL: readonly Role[] = ['analyst', 'administrator'];

let stand: Stand;
let web: StandApp;
const cases = new Map<Place, TestCase>();
const browsers = new Map<Role, Browser>();

beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand);
  const { db } = stand;
  const here = await buildCentre(db);
  const otherUnit = { ...here, unitId: await insertRow(db, 'app.units', { centre_id: here.centreId, name: 'Второе отделение' }) };
  const password_hash = await hashPassword(PASSWORD);
  const ids = new Map<Role, string>();
  for (const role of [...Object.keys(REACH), ...OUTSIDE, ...TECHNICAL] as Role[]) {
    const user = await buildUser(db, here, role, { password_hash });
    ids.set(role, user.userId);
    const browser = new Browser(web.app);
    await browser.signIn(user.login);
    browsers.set(role, browser);
  }
  const place = async (name: Place, given: Parameters<typeof buildCase>[1]) => cases.set(name, await buildCase(db, given));
  await place('own', { centre: here, registrarId: ids.get('intake') ?? '' });
  await place('unit', { centre: here });
  await place('centre', { centre: otherUnit });
  await place('foreign', { centre: await buildCentre(db) });
  const { caseId } = caseAt('own');
  await assignCurator(db, caseId, ids.get('curator') ?? '');
  await buildAgenda(db, caseAt('own'), { userId: ids.get('member') ?? '' });
}, 120_000);
afterAll(async () => {
  await web.close();
  await stand.close();
});

function caseAt(place: Place): TestCase {
  const found = cases.get(place);
  if (!found) throw new Error(`no case stands at "${place}"`);
  return found;
}

function browserOf(role: Role): Browser {
  const browser = browsers.get(role);
  if (!browser) throw new Error(`nobody is signed in as ${role}`);
  return browser;
}

/** Reading routes about one case or one family: what the case has not is answered with 404 too, so those that need more are apart. */
const reading = routes.filter(
  ({ method, path }) => method === 'get' && /^\/api\/(cases|families)\/:id/.test(path) && !path.includes(':recordId'),
);

function addressAt(route: Route, { caseId, familyId }: TestCase): string {
  const address = route.path.replace(':id', route.path.startsWith('/api/families') ? familyId : caseId);
  // What stands inside of a case is asked for after the case itself, so that any id does.
  return address.replaceAll(/:\w+/g, ID) + (QUERIES[nameOf(route)] ?? '');
}

describe.each(reading.map((route) => [nameOf(route), route] as const))('T-019 T-193 %s', (_name, route) => {
  test.each(Object.entries(REACH) as [Role, readonly Place[]][])('%s', async (role, usual) => {
    const reach = route.path.endsWith('/register') && role === 'secretary' ? REGISTER_OF_SECRETARY : usual;
    const known = [];
    for (const place of PLACES) {
      const { status, body } = await browserOf(role).get(addressAt(route, caseAt(place)));
      known.push([place, status === 403 ? 'no right' : isUnknown(status, body) ? 'unknown' : 'known']);
    }

    const expected = (place: Place) => (!mayUse(route, role) ? 'no right' : reach.includes(place) ? 'known' : 'unknown');
    expect(known).toEqual(PLACES.map((place) => [place, expected(place)]));
  });

  test('T-011 T-012 T-013 nobody outside of the centre’s work, and no technical role, gets as far as the case', async () => {
    for (const role of [...OUTSIDE, ...TECHNICAL]) {
      const answer = await browserOf(role).get(addressAt(route, caseAt('own')));

      expect([role, [403, 404].includes(answer.status)]).toEqual([role, true]);
    }
  });
});

/** Which roles may use a route at all is written down by hand in the access test; here it is only followed. */
function mayUse({ policy }: Route, role: Role): boolean {
  return allowsRole(policy, role);
}

/** A programme that does not exist yet is 404 of another kind: the case itself is known. */
function isUnknown(status: number, body: { error?: { message?: string } }): boolean {
  return status === 404 && /недоступн/.test(body.error?.message ?? '');
}

const DAY = '2026-03-02';
const WORDS = 'Слова по делу';
/** A body that fits, for each change of a case, an appeal or a session: the right is asked before anything that it names. */
const CHANGES: Readonly<Record<string, object>> = {
  'POST /api/cases/:id/curator': { userId: ID, reasonKind: 'leave', changedOn: DAY },
  'POST /api/cases/:id/handover/confirm': {},
  'POST /api/cases/:id/consents': { personId: ID, kinds: ['exchange'], basis: 'consent', givenOn: DAY },
  'POST /api/cases/:id/consents/:consentId/withdrawal': { withdrawnOn: DAY },
  'POST /api/cases/:id/objections': { about: 'plan', text: WORDS, receivedOn: DAY },
  'POST /api/cases/:id/events': { kind: 'family-refused', happenedOn: DAY },
  'POST /api/cases/:id/suspension': { kind: 'absence', reason: WORDS },
  'POST /api/cases/:id/suspension/end': { reason: WORDS },
  'POST /api/cases/:id/address': {
    address: { district: WORDS, settlement: null, street: null, house: null, flat: null, note: null },
    since: DAY,
  },
  'POST /api/cases/:id/representative': { personId: ID },
  'POST /api/cases/:id/personal-documents': { personId: ID, kind: 'passport', receivedOn: DAY, source: 'parents' },
  'POST /api/cases/:id/visits': { visitedOn: DAY, place: WORDS, participantIds: [ID], outcome: WORDS, source: 'curator' },
  'POST /api/cases/:id/post-support/refusal': { refusedOn: DAY, documentId: ID },
  'POST /api/cases/:id/re-entry': { receivedOn: DAY, problem: WORDS },
  'POST /api/cases/:id/measures/:itemId/engagements': {
    organisationId: ID,
    question: WORDS,
    consentOn: DAY,
    consentPersonId: ID,
  },
  'POST /api/cases/:id/engagements/:engagementId/withdraw': { withdrawnOn: DAY },
  'POST /api/cases/:id/engagements/:engagementId/link': {},
  'POST /api/cases/:id/measures/:itemId/letters': { organisationId: ID, subject: WORDS, text: WORDS, answerDueOn: DAY },
  'POST /api/cases/:id/municipal-questions': { question: WORDS, addressees: WORDS },
  'POST /api/cases/:id/questions': { question: 'need' },
  'POST /api/cases/:id/dynamics': { on: DAY, change: 'same', comment: WORDS },
  'POST /api/cases/:id/consultations': { on: DAY, personId: ID, topic: WORDS },
  'POST /api/cases/:id/participation-requests': { organisationId: ID, askedOn: DAY, question: WORDS },
  'POST /api/cases/:id/participation-requests/:requestId/answer': { answeredOn: DAY, answer: WORDS },
};
const changing = routes.filter(
  ({ method, path, takes }) => method !== 'get' && path.startsWith('/api/cases/:id') && takes === undefined,
);

test('T-019 the table of changes names every change of a case there is', () => {
  expect(Object.keys(CHANGES).sort()).toEqual(changing.map(nameOf).sort());
});

describe.each(changing.map((route) => [nameOf(route), route] as const))('T-019 T-193 %s', (name, route) => {
  test.each(Object.entries(REACH) as [Role, readonly Place[]][])('%s changes nothing out of reach', async (role, reach) => {
    for (const place of PLACES.filter((candidate) => !reach.includes(candidate))) {
      const address = addressAt(route, caseAt(place));
      const { status, body } = await browserOf(role)[route.method](address, CHANGES[name] ?? {});

      const refusal = status === 403 ? 'no right' : isUnknown(status, body) ? 'unknown' : `${status} ${body.error?.code}`;
      expect([place, refusal]).toEqual([place, mayUse(route, role) ? 'unknown' : 'no right']);
    }
  });
});

/** What the archive leaves open: the word of the family, and its way back (T-102; AMB-18). */
const OPEN_IN_ARCHIVE: Readonly<Record<string, string>> = {
  'POST /api/cases/:id/objections': '201 undefined',
  'POST /api/cases/:id/consents/:consentId/withdrawal': '404 NOT_FOUND',
  'POST /api/cases/:id/re-entry': '201 undefined',
  // The post-support of a case in the archive is over.
  'POST /api/cases/:id/post-support/refusal': '409 NO_POST_SUPPORT',
};

/** What is read only to make a change. */
const PREPARING = ['GET /api/cases/:id/measures/:itemId/letter-template', 'GET /api/cases/:id/successors'];

describe('T-102 nobody changes an archived case', () => {
  let archived: TestCase;
  beforeAll(async () => {
    const { db } = stand;
    const own = caseAt('own');
    // The people of the centre's own case; others of the same roles work there too.
    const [registrarId] = await db('app.appeals').where({ case_id: own.caseId }).pluck('registered_by');
    const [curatorId] = await db('app.curator_assignments').where({ case_id: own.caseId }).pluck('user_id');
    archived = await buildCase(db, { centre: own.centre, registrarId });
    await assignCurator(db, archived.caseId, curatorId);
    const closed_at = new Date('2026-01-12T09:00:00Z');
    await db('app.cases')
      .where({ id: archived.caseId })
      .update({ status: 'closed', closing_ground: 'not-reached', closed_at, archived_at: closed_at });
  });

  test.each(changing.map((route) => [nameOf(route), route] as const))('%s', async (name, route) => {
    const able = (Object.entries(REACH) as [Role, readonly Place[]][]).filter(
      ([role, reach]) => mayUse(route, role) && reach.includes('own') && !['secretary', 'member'].includes(role),
    );
    expect(able).not.toEqual([]);
    for (const [role] of able) {
      const address = addressAt(route, archived);

      const { status, body } = await browserOf(role)[route.method](address, CHANGES[name] ?? {});

      expect(`${status} ${body.error?.code}`).toBe(OPEN_IN_ARCHIVE[name] ?? '409 CASE_ARCHIVED');
      if (status === 201) break;
    }
  });

  test.each(reading.filter((route) => !PREPARING.includes(nameOf(route))).map((route) => [nameOf(route), route] as const))(
    'and everybody still reads it: %s',
    async (_name, route) => {
      for (const [role] of Object.entries(REACH) as [Role, readonly Place[]][]) {
        if (!mayUse(route, role) || ['secretary', 'member'].includes(role)) continue;
        const { body } = await browserOf(role).get(addressAt(route, archived));

        expect([role, body.error?.code]).not.toEqual([role, 'CASE_ARCHIVED']);
      }
    },
  );

  test('its card offers nothing that the archive refuses', async () => {
    const { body } = await browserOf('head').get(`/api/cases/${archived.caseId}`);

    expect(body.archivedAt).not.toBeNull();
    expect(body.may).toContain('objection.register');
    expect(body.may).not.toContain('curator.assign');
  });
});
