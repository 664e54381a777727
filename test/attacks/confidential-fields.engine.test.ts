import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#contract/common';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { createStandApp, type StandApp } from '../support/stand-app.ts';
import { useStand, type Stand } from '../support/stand.ts';
import type { Route } from '../../web/api/route.ts';
import { routes } from '../web/api/route-walk.ts';
import { addressWith, idFor } from './addresses.ts';
import { buildFullCase, PLACES, type FullCase, type Place } from './full-case.ts';
import { signInPeopleOf, signInStranger, type Insider } from './people.ts';
import { traceRows } from './traces.ts';

type Reader = Extract<Role, 'intake' | 'curator' | 'head' | 'director' | 'secretary' | 'member'>;

/**
 * Who of those who work with a family reads what about it, by hand after section 1.2 and П1 п.5.11, once its consilium is over (T-193…T-196).
 * The clerk knows the family and its application; the secretary knows of the register; only curator and head know what a doctor says.
 */
const FAMILY: readonly Reader[] = ['intake', 'curator', 'head', 'director'];
const PROGRAMME: readonly Reader[] = ['curator', 'head', 'director'];
const STRICT: readonly Reader[] = ['curator', 'head'];
const READERS: Readonly<Record<Place, readonly Reader[]>> = {
  // It stands in the register, and in the minutes of the session at which the member sat.
  'family title': [...FAMILY, 'secretary', 'member'],
  street: FAMILY,
  'address note': FAMILY,
  phone: FAMILY,
  'last name': FAMILY,
  'appeal problem': FAMILY,
  'sender name': ['intake', 'head', 'director'],
  'sender contacts': ['intake', 'head', 'director'],
  'open document': FAMILY,
  'strict document name': STRICT,
  'strict document kind': STRICT,
  'confidential record': PROGRAMME,
  'strict record': STRICT,
  'level reason': PROGRAMME,
  'plan problem': PROGRAMME,
  'family zone': PROGRAMME,
  dynamics: PROGRAMME,
  consultation: PROGRAMME,
  'event note': PROGRAMME,
  // Kept for the paper that was sent; no screen shows it again.
  'letter body': [],
  'letter answer': PROGRAMME,
  'engagement question': PROGRAMME,
  'municipal question': PROGRAMME,
  objection: FAMILY,
  'participation question': PROGRAMME,
  'suspension reason': PROGRAMME,
};
/** Appeals are of a unit: any of its clerks takes the next call of the same sender (section 1.2, «Register appeal»). */
const OF_THE_UNIT: readonly Place[] = ['family title', 'appeal problem', 'sender name', 'sender contacts'];
/** In the same centre, but with nothing to do with the case. */
const STRANGERS: readonly Role[] = ['intake', 'curator', 'member', 'administrator', 'analyst', 'auditor'];
const OUTSIDE: readonly Role[] = ['co-executor', 'municipal-consilium', 'resource-centre', 'supervisor', 'ministry', 'family'];

const BEGINNING = 'Канарейка';
const canary = (place: Place): string => `${BEGINNING} «${place}»`;
/** For a machine that does much else meanwhile. */
const PATIENCE_MS = sized(600_000, 3_600_000);

let stand: Stand;
let web: StandApp;
let found: FullCase;
let neighbours: FullCase;
let insiders: readonly Insider[];
const logs: string[] = [];

beforeAll(async () => {
  stand = useStand();
  const logger = pino(
    { level: 'debug' },
    new Writable({ write: (chunk, _encoding, done) => done(void logs.push(String(chunk))) }),
  );
  web = createStandApp(stand, { logger });
  const { db } = stand;
  found = await buildFullCase(db, canary);
  neighbours = await buildFullCase(db, (place) => `слова: ${place}`);
  // While the minutes are open, the whole consilium reads the case.
  await db('app.sessions')
    .where({ id: found.ids['session'] ?? '' })
    .update({ minutes_signed_at: new Date(), status: 'held' });
  insiders = await signInPeopleOf(db, web.app, found);
}, PATIENCE_MS);
afterAll(async () => {
  await web.close();
  await stand.close();
});

interface Reading {
  readonly address: string;
  /** The words of a search; others are looked up by their address alone. */
  readonly search?: string;
}

/** Every reading route with every object of the case, and every search for the words that all canaries begin with. */
function listReadings(): readonly Reading[] {
  const { ids } = found;
  const open = { ...ids, strictRecord: ids['record'] ?? '', strictDocument: ids['document'] ?? '' };
  const addressesOf = (route: Route) => [
    ...new Set([ids, open].map((those) => addressWith(route, (parameter) => idFor(route, parameter, those)))),
  ];
  const reading = routes
    .filter(({ method }) => method === 'get')
    .flatMap((route) => addressesOf(route).map((address) => ({ address })));
  const searches = routes
    .filter(({ path }) => path.endsWith('/search'))
    .map((route) => ({ address: route.path, search: BEGINNING }));
  return [...reading, ...searches];
}

/** The words of the case that a person finds anywhere, in answers and in refusals. */
async function placesSeenBy({ browser }: Insider): Promise<ReadonlySet<Place>> {
  const seen = new Set<Place>();
  for (const { address, search } of listReadings()) {
    const { text, body } = await (search === undefined ? browser.get(address) : browser.post(address, { search })).buffer(true);
    const whole = `${text} ${Buffer.isBuffer(body) ? body.toString('utf8') : ''}`;
    for (const place of PLACES) if (whole.includes(canary(place))) seen.add(place);
  }
  return seen;
}

test(
  'D3 T-193 T-196 each of those who work with a family reads what is theirs and nothing more',
  { timeout: PATIENCE_MS },
  async () => {
    const leaks: string[] = [];
    const missing: string[] = [];
    const read = await Promise.all(insiders.map(async (insider) => [insider, await placesSeenBy(insider)] as const));
    for (const [insider, seen] of read) {
      for (const place of PLACES) {
        const mayRead = READERS[place].some((role) => role === insider.role);
        if (seen.has(place) && !mayRead) leaks.push(`${insider.role}: ${place}`);
        if (!seen.has(place) && mayRead) missing.push(`${insider.role}: ${place}`);
      }
    }

    expect(leaks).toEqual([]);
    // Each canary is alive: who should read it does.
    expect(missing).toEqual([]);
    proveRow('D3', [
      { what: 'canary values', value: PLACES.length, atLeast: 20 },
      { what: 'reading addresses', value: listReadings().length },
      { what: 'read by who works with the family but must not', value: leaks.length, exactly: 0 },
    ]);
  },
);

test(
  'D3 nobody else finds a word of it: strangers of the centre, technical roles, other centres, outsiders, logs',
  { timeout: PATIENCE_MS },
  async () => {
    const { db } = stand;
    const leaks: string[] = [];
    const strangers = await Promise.all(STRANGERS.map((role) => signInStranger(db, web.app, found, role)));
    const outside = OUTSIDE.slice(0, sized(2, OUTSIDE.length));
    const outsiders = await Promise.all(outside.map((role) => signInStranger(db, web.app, found, role)));
    const others = (await signInPeopleOf(db, web.app, neighbours)).slice(0, sized(4, 6));
    const everybody = [...strangers, ...outsiders, ...others];

    await Promise.all(
      everybody.map(async (insider) => {
        const expected = strangers.includes(insider) && insider.role === 'intake' ? OF_THE_UNIT : [];
        for (const place of await placesSeenBy(insider)) if (!expected.includes(place)) leaks.push(`${insider.role}: ${place}`);
      }),
    );

    expect(leaks).toEqual([]);
    const logged = PLACES.filter((place) =>
      logs.some((line) => line.includes(canary(place)) || line.includes(encodeURIComponent(canary(place)))),
    );
    expect(logged).toEqual([]);
    expect(logs.length).toBeGreaterThan(1000);
    proveRow('D3', [
      { what: 'people who must read nothing', value: everybody.length },
      { what: 'canary values found by them', value: leaks.length, exactly: 0 },
      { what: 'canary values in the log', value: logged.length, exactly: 0 },
    ]);
  },
);

test('D6 no address changes a fact by being read', { timeout: PATIENCE_MS }, async () => {
  const ids = Object.values(found.ids);
  const before = await traceRows(stand.db, ids);

  for (const insider of insiders.filter(({ role }) => ['curator', 'head', 'director'].includes(role)))
    await placesSeenBy(insider);

  const after = await traceRows(stand.db, ids);
  const changed = Object.keys(before).filter((table) => before[table] !== after[table]);
  expect(changed).toEqual([]);
  proveRow('D6', [
    { what: 'reading addresses', value: listReadings().length },
    { what: 'tables that reading changes', value: changed.length, exactly: 0 },
  ]);
});
