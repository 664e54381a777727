import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Response } from 'supertest';
import { z } from 'zod';
import { allowsRole } from '../../web/api/policy.ts';
import type { Route } from '../../web/api/route.ts';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { createStandApp, type StandApp } from '../support/stand-app.ts';
import { useStand, type Stand } from '../support/stand.ts';
import { nameOf, routes } from '../web/api/route-walk.ts';
import { addressWith, idFor, parametersOf } from './addresses.ts';
import { buildFullCase, type FullCase } from './full-case.ts';
import { signInPeopleOf, signInStranger, type Insider } from './people.ts';
import { freeFieldsOf, sampleOf } from './sample.ts';
import { NO_TEXTS, SQL_PAYLOADS } from './sql-payloads.ts';

/** For a machine that does much else meanwhile. */
const PATIENCE_MS = sized(600_000, 3_600_000);
/** Longer than anything takes, shorter than the sleep that the payloads ask for. */
const ASLEEP_MS = 9_000;
const SQL_WORDS =
  /syntax error|sqlstate|pg_sleep|unterminated|relation "|column "|invalid input syntax|knex|\bselect .* from\b.*\bwhere\b/i;

let stand: Stand;
let web: StandApp;
let found: FullCase;
let people: readonly Insider[];

beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand);
  found = await buildFullCase(stand.db, (place) => `слова: ${place}`);
  const technical = await Promise.all(
    (['administrator', 'auditor'] as const).map((role) => signInStranger(stand.db, web.app, found, role)),
  );
  people = [...(await signInPeopleOf(stand.db, web.app, found)), ...technical];
}, PATIENCE_MS);
afterAll(async () => {
  await web.close();
  await stand.close();
});

/** One place of one route where somebody may write. */
interface Target {
  readonly name: string;
  readonly send: (payload: unknown) => Promise<Response>;
}

const mine = (route: Route) => (parameter: string) => idFor(route, parameter, found.ids);

function targetsOf(route: Route): Target[] {
  const insider = people.find(({ role }) => allowsRole(route.policy, role));
  if (!insider || !['staff', 'right'].includes(route.policy.kind)) return [];
  const { browser } = insider;
  const target = (field: string, send: Target['send']) => ({ name: `${nameOf(route)} ${field}`, send });
  const inPath = parametersOf(route).map((field) =>
    target(field, (payload) =>
      browser[route.method](addressWith(route, (name) => (name === field ? String(payload) : mine(route)(name)))),
    ),
  );
  const inQuery = Object.keys(route.query?.shape ?? {}).map((field) =>
    target(field, (payload) => browser.get(addressWith(route, mine(route), { [field]: String(payload) }))),
  );
  return [...inPath, ...inQuery, ...inBody(route, insider)];
}

function inBody(route: Route, { browser }: Insider): Target[] {
  const { body, method } = route;
  if (!body || method === 'get' || route.takes === 'file' || !(body instanceof z.ZodObject)) return [];
  return freeFieldsOf(body).map((field) => ({
    name: `${nameOf(route)} ${field}`,
    send: (payload) => {
      const whole = Object(
        sampleOf(body, (name, kind) =>
          kind === 'uuid' ? (found.ids[name.replace(/Id$/, '')] ?? found.ids['case'] ?? '') : 'Слова',
        ),
      );
      return browser[method](addressWith(route, mine(route)), { ...whole, [field]: payload });
    },
  }));
}

interface Shot {
  readonly name: string;
  readonly status: number;
  readonly text: string;
  readonly ms: number;
  readonly isDone: boolean;
}

async function shoot({ name, send }: Target, payload: unknown): Promise<Shot> {
  const begin = performance.now();
  const answer: { readonly status: number; readonly text?: string } = await send(payload);
  return {
    name: `${name}: ${JSON.stringify(payload)}`,
    status: answer.status,
    text: answer.text ?? '',
    ms: performance.now() - begin,
    isDone: answer.status < 300 && !/^GET|\/search/.test(name),
  };
}

function judge(shots: readonly Shot[]): void {
  const failed = shots.filter(({ status }) => status >= 500);
  const telling = shots.filter(({ status, text }) => status >= 400 && SQL_WORDS.test(text));
  expect(failed.map(({ name, text }) => `${name} ${text}`).slice(0, 20)).toEqual([]);
  expect(telling.map(({ name, text }) => `${name} ${text}`).slice(0, 20)).toEqual([]);
  // What is really done waits for the engine a while, and that has nothing to do with the words.
  const times = shots.filter(({ isDone }) => !isDone).map(({ ms }) => ms);
  proveRow('D9', [
    { what: 'requests', value: shots.length },
    { what: 'errors of the server', value: failed.length, exactly: 0 },
    { what: 'answers with words of SQL', value: telling.length, exactly: 0 },
    { what: 'answers that slept', value: shots.filter(({ ms }) => ms >= ASLEEP_MS).length, exactly: 0 },
    { what: 'slowest answer', value: Math.max(...times), unit: 'ms', atMost: 1000 },
  ]);
}

const countUsers = async (): Promise<unknown> => stand.db('app.users').where({ is_active: true }).count();

test('D9 three hundred payloads in every field of every route are words like any other', { timeout: PATIENCE_MS }, async () => {
  const targets = routes.flatMap(targetsOf);
  const before = await countUsers();
  const shots: Shot[] = [];
  const perTarget = sized(2, 30);

  for (const [index, target] of targets.entries()) {
    for (let turn = 0; turn < perTarget; turn += 1) {
      const payload = SQL_PAYLOADS[(index * perTarget + turn) % SQL_PAYLOADS.length];
      shots.push(await shoot(target, payload));
    }
  }

  expect(targets.length).toBeGreaterThan(150);
  expect(SQL_PAYLOADS).toHaveLength(300);
  expect(shots.length).toBeGreaterThan(SQL_PAYLOADS.length);
  expect(await countUsers()).toEqual(before);
  judge(shots);
});

test('D9 objects, lists and numbers in the place of words are wrong requests', { timeout: PATIENCE_MS }, async () => {
  const targets = routes.flatMap((route) => {
    const insider = people.find(({ role }) => allowsRole(route.policy, role));
    return insider && ['staff', 'right'].includes(route.policy.kind) ? inBody(route, insider) : [];
  });
  const shots: Shot[] = [];
  const perTarget = sized(2, NO_TEXTS.length);

  for (const [index, target] of targets.entries()) {
    for (let turn = 0; turn < perTarget; turn += 1) shots.push(await shoot(target, NO_TEXTS[(index + turn) % NO_TEXTS.length]));
  }

  expect(targets.length).toBeGreaterThan(60);
  judge(shots);
});

test('D9 a search finds no row more than the words that it was given', { timeout: PATIENCE_MS }, async () => {
  const searches = routes.filter(({ path }) => path.endsWith('/search'));
  const extra: string[] = [];
  for (const [index, payload] of SQL_PAYLOADS.entries()) {
    const route = searches[index % searches.length];
    const insider = people.find(({ role }) => route && allowsRole(route.policy, role));
    if (!route || !insider) throw new Error('nobody may search');
    const { body } = await insider.browser.post(addressWith(route, mine(route)), { search: payload.slice(0, 100) });
    // An attack before this one may have made a row of that name.
    const words = JSON.stringify(payload.trim()).slice(1, -1);
    const rows: unknown[] = body.items ?? [];
    if (rows.some((row) => !JSON.stringify(row).includes(words))) extra.push(`${nameOf(route)}: ${payload}`);
  }

  expect(searches.length).toBeGreaterThan(4);
  expect(extra).toEqual([]);
  proveRow('D9', [
    { what: 'payloads', value: SQL_PAYLOADS.length, exactly: 300 },
    { what: 'rows too many', value: extra.length, exactly: 0 },
  ]);
});
