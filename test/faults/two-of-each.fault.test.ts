import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { hashPassword } from '#domain/users/password';
import { openDatabase } from '#platform/database';
import { findFreePort } from '#platform/free-port';
import { buildTarget } from '../support/build-target.ts';
import { cloneDatabase, dropDatabase } from '../support/clone-database.ts';
import { buildCentre, buildUser, uniqueCode } from '../support/factories.ts';
import { listDescendants, waitUntilGone } from '../support/start-process.ts';
import { sized } from '../proof/sized.ts';
import { PASSWORD } from '../web/api/web-app.ts';
import { buildCases, completeIntake, countMoved, expectAllAt, requestStarts } from './case-load.ts';
import { hostPart, readUnit, runUnit, type HostedPart, type PartKind } from './hosted-part.ts';

/** One of the two sets of platform/hosting: an engine, and an API process and a workers process that use it. */
interface Pair {
  readonly parts: Readonly<Record<PartKind, HostedPart>>;
  readonly addresses: Readonly<Record<PartKind, string>>;
}

const KINDS = ['engine', 'web', 'workers'] as const;
const PATIENCE = { timeout: 300_000, interval: 500 };
const database = `hosted_${uniqueCode()}`;

const pairs: Pair[] = [];
let stand: { readonly db: ReturnType<typeof openDatabase> };

beforeAll(async () => {
  const server = inject('testServer');
  const [urls] = await Promise.all([cloneDatabase(server, database), buildTarget('programs')]);
  stand = { db: openDatabase(urls.app, { maxConnections: 10 }) };
  const shared = {
    PATH: process.env.PATH,
    JAVA_HOME: process.env.JAVA_HOME,
    DATABASE_URL: urls.admin,
    DATA_DIR: server.dataDir,
    LOG_LEVEL: 'warn',
  };
  await runUnit('migrate', shared);
  for (const instance of ['1', '2']) pairs.push(await startPair(instance, shared));
  const [first] = bothPairs();
  await vi.waitFor(async () => expect(await ask(first, 'engine')).toBe(200), PATIENCE);
  await runUnit('release', { ...shared, ENGINE_PORT: new URL(first.addresses.engine).port });
  await untilAllReady();
}, 600_000);

afterAll(async () => {
  await Promise.all(pairs.flatMap(({ parts }) => KINDS.map((kind) => parts[kind].stop())));
  await stand.db.destroy();
  await dropDatabase(inject('testServer'), database);
}, 120_000);

function bothPairs(): [Pair, Pair] {
  const [first, second] = pairs;
  if (!first || !second) throw new Error('the two pairs have not been started');
  return [first, second];
}

/** The ports of the unit, moved to free ones: the examples themselves may be in use on this machine. */
async function startPair(instance: string, shared: NodeJS.ProcessEnv): Promise<Pair> {
  const ports: Record<string, string> = {};
  for (const name of ['ENGINE_PORT', 'WEB_PORT', 'WORKERS_PORT']) ports[name] = String(await findFreePort());
  const host = (kind: PartKind) => {
    const unit = readUnit(kind, instance);
    const own = Object.entries(unit.variables).map(([name, value]) => [name, ports[name] ?? value]);
    return hostPart(unit, `${kind}-${instance}`, { ...shared, ...Object.fromEntries(own) });
  };
  return {
    parts: { engine: host('engine'), web: host('web'), workers: host('workers') },
    addresses: {
      engine: `http://127.0.0.1:${ports['ENGINE_PORT']}/health`,
      web: `http://127.0.0.1:${ports['WEB_PORT']}/api/ready`,
      workers: `http://127.0.0.1:${ports['WORKERS_PORT']}/ready`,
    },
  };
}

/** Status of the health page of one part; undefined when nothing answers. */
async function ask(pair: Pair, kind: PartKind): Promise<number | undefined> {
  const answer = await fetch(pair.addresses[kind], { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  return answer?.status;
}

async function untilAllReady(): Promise<void> {
  await vi.waitFor(async () => {
    const answers = await Promise.all(pairs.flatMap((pair) => KINDS.map((kind) => ask(pair, kind))));
    expect(answers).toEqual([200, 200, 200, 200, 200, 200]);
  }, PATIENCE);
}

const at = (pair: Pair, path: string) => new URL(path, pair.addresses.web);

async function signIn(pair: Pair): Promise<string> {
  const { login } = await buildUser(stand.db, await buildCentre(stand.db), 'curator', {
    password_hash: await hashPassword(PASSWORD),
  });
  const answer = await fetch(at(pair, '/api/sign-in'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

const askWhoAmI = (pair: Pair, cookie: string) => fetch(at(pair, '/api/me'), { headers: { Cookie: cookie } });

test('with one engine, one API process and one workers process killed, work goes on and they come back', async () => {
  const [dying, living] = bothPairs();
  const half = sized(10, 100);
  const cases = await buildCases(stand, half);
  const more = await buildCases(stand, half);
  const cookie = await signIn(dying);
  await requestStarts(stand, cases);
  await expectAllAt(stand, cases, 'Task_IntakePackage');
  expect([dying, living].map(({ parts }) => parts.engine.restarts())).toEqual([0, 0]);

  await Promise.all([requestStarts(stand, more), completeIntake(stand, cases)]);
  await vi.waitFor(async () => expect(await countMoved(stand, cases, more)).toBeGreaterThan(half / 4), {
    timeout: 60_000,
    interval: 20,
  });
  // The JVM itself: its keeper has to notice.
  const [jvm] = listDescendants(dying.parts.engine.child().pid ?? 0);
  process.kill(jvm ?? 0, 'SIGKILL');
  dying.parts.web.child().kill('SIGKILL');
  dying.parts.workers.child().kill('SIGKILL');

  expect((await askWhoAmI(living, cookie)).status).toBe(200);
  await Promise.all([expectAllAt(stand, cases, 'Task_AssignCurator'), expectAllAt(stand, more, 'Task_IntakePackage')]);
  await untilAllReady();
  expect(KINDS.map((kind) => dying.parts[kind].restarts() > 0)).toEqual([true, true, true]);
  expect(living.parts.engine.restarts()).toBe(0);
  expect((await askWhoAmI(dying, cookie)).status).toBe(200);
}, 900_000);

test('told to stop, all six end cleanly and leave nothing behind', async () => {
  const pids = pairs.flatMap(({ parts }) => KINDS.flatMap((kind) => listDescendants(parts[kind].child().pid ?? 0)));
  expect(pids.length).toBeGreaterThanOrEqual(2);

  const codes = await Promise.all(pairs.flatMap(({ parts }) => KINDS.map((kind) => parts[kind].stop())));

  expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await waitUntilGone(pids, 5_000)).toEqual([]);
}, 120_000);
