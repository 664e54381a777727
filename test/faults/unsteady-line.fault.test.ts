import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { hashPassword } from '#domain/users/password';
import { EngineClient } from '#engine/engine-client';
import { startRelay } from '#engine/outbox-relay';
import { openWorkersDatabase } from '../../workers/open-database.ts';
import { deployWaiting } from '../engine/commands/waiting-process.ts';
import { deployStep } from '../engine/worker/external-step.ts';
import { buildTask, countEffects, startSubscription } from '../engine/worker/workplace.ts';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { buildUser, uniqueCode, type TestCase } from '../support/factories.ts';
import { createStandApp } from '../support/stand-app.ts';
import { Browser, PASSWORD } from '../web/api/web-app.ts';
import { buildCases, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import { deliverTwice } from './double-delivery.ts';
import { openFaultProxy, RESET, type Fault, type FaultProxy } from './fault-proxy.ts';
import { percentile, sum } from './figures.ts';
import { ageByAnHour, readDeliveries, requestInOrder } from './ordered-commands.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();
const PATIENCE = { timeout: 400_000, interval: 200 };

async function openProxy(): Promise<FaultProxy> {
  const proxy = await openFaultProxy(crew.stand.config.engineUrl);
  onTestFinished(() => proxy.close());
  return proxy;
}

test('A8 tasks given to two workers and starts sent three times have one effect and make one case', async () => {
  const { stand } = crew;
  const cases = await buildCases(stand, sized(30, 600));
  const proxies = [await openProxy(), await openProxy()] as const;
  const doubled = deliverTwice(proxies);
  for (const { url } of proxies) await crew.startWorkers({ engineUrl: url });
  await requestStarts(stand, cases);

  await expectAllAt(stand, cases, 'Task_IntakePackage');
  await crew.stopWorkers();
  const progress = await readProgress(stand, cases);
  proveRow('A8', [
    { what: 'tasks given to two workers', value: doubled.tasks.size, atLeast: sized(20, 60) },
    { what: 'starts sent three times', value: doubled.starts(), atLeast: cases.length },
    { what: 'cases with an effect twice', value: progress.filter(({ deadlines }) => deadlines !== 1).length, exactly: 0 },
    { what: 'instances that a repeated start made', value: progress.filter(({ roots }) => roots !== 1).length, exactly: 0 },
  ]);
});

test('A9 an engine that is slow for every fifth call delays no card and costs no worker its lock', async () => {
  const { stand, proxy } = crew;
  // Behind such a line some sixteen cases a minute come to their first task.
  const cases = await buildCases(stand, sized(20, 40));
  const head = await openBrowser(cases);
  const slow = await startSlowSteps(proxy);
  let calls = 0;
  let slowed = 0;
  const lost: string[] = [];
  proxy.interfere = (moment, path, { answer }) => {
    if (moment === 'after') {
      if (path.includes('/external-task/') && answer?.status === 400) lost.push(path);
      return false;
    }
    calls += 1;
    if (calls % 5 !== 1) return false;
    slowed += 1;
    return { kind: 'delay', ms: SLOW_MS };
  };
  await crew.startWorkers({ engineUrl: proxy.url });
  await requestStarts(stand, cases);
  const steps = await slow.start();

  const durations: number[] = [];
  for (let read = 0; read < sized(60, 150); read += 1) {
    const { caseId = '' } = cases[read % cases.length] ?? {};
    const askedAt = performance.now();
    expect((await head.get(`/api/cases/${caseId}`)).status).toBe(200);
    durations.push(performance.now() - askedAt);
    await sleep(100);
  }

  await slow.done(steps);
  await expectAllAt(stand, cases, 'Task_IntakePackage');
  const deliveries = await slow.countDeliveries(steps);
  proveRow('A9', [
    { what: 'calls delayed', value: (100 * slowed) / calls, unit: '%', atLeast: 20 },
    { what: 'reads of a card, 95th of 100', value: percentile(durations, 0.95), unit: 'ms', atMost: 1000 },
    { what: 'locks lost', value: lost.length, exactly: 0 },
    { what: 'deliveries of each long step', value: deliveries, exactly: 1 },
  ]);
});

test('B12 commands for an engine that was away for an hour arrive once and in their order', async () => {
  const { stand, proxy } = crew;
  const { node, secrets } = stand;
  const deployer = new EngineClient({ url: node.url, account: 'deployer', password: secrets.engineDeployer });
  const waiting = await deployWaiting({ engine: { deployer } });
  const streams = await requestInOrder(stand.db, waiting, sized(20, 600));
  let refusals = 0;
  proxy.interfere = (moment) => {
    const fault = OUTAGE[refusals % OUTAGE.length];
    if (fault?.moment !== moment) return false;
    refusals += 1;
    return fault.fault;
  };
  const relays = [1, 2].map(() => {
    const engine = new EngineClient({ url: proxy.url, account: 'api', password: secrets.engineApi });
    return startRelay({ db: stand.db, engine, log: pino({ level: 'silent' }) });
  });
  onTestFinished(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
  });

  await sleep(sized(12_000, 120_000));
  const refused = refusals;
  const before = await readDeliveries(stand.db, streams);
  await ageByAnHour(stand.db, streams);
  proxy.interfere = () => false;
  const seconds = startStopwatch();

  await vi.waitFor(async () => {
    const deliveries = await readDeliveries(stand.db, streams);
    expect(deliveries.every(({ commands, done }) => commands === done)).toBe(true);
  }, PATIENCE);
  const deliveredIn = seconds();
  const deliveries = await readDeliveries(stand.db, streams);
  expect(sum(before.map(({ done }) => done))).toBeLessThan(sum(before.map(({ commands }) => commands)) / 2);
  proveRow('B12', [
    { what: 'calls refused meanwhile', value: refused, atLeast: 5 },
    {
      what: 'commands delivered',
      value: (100 * sum(deliveries.map(({ done }) => done))) / (4 * streams.length),
      unit: '%',
      exactly: 100,
    },
    {
      what: 'streams with anything twice or missing',
      value: deliveries.filter(({ roots, work, extra }) => roots !== 1 || work !== 1 || extra !== 1).length,
      exactly: 0,
    },
    { what: 'streams out of order', value: deliveries.filter(({ ordered }) => !ordered).length, exactly: 0 },
    { what: 'delivered after its return in', value: deliveredIn, unit: 's' },
  ]);
});

const pageOf = (status: number, type: string, body: string): Fault => ({
  kind: 'answer',
  answer: { status, headers: { 'content-type': type }, body },
});

/** The faces of a receiver that is away, one after the other. */
const OUTAGE: readonly { readonly moment: 'before' | 'after'; readonly fault: Fault }[] = [
  { moment: 'before', fault: pageOf(503, 'text/html', '<h1>Технические работы</h1>') },
  { moment: 'before', fault: RESET },
  { moment: 'before', fault: pageOf(200, 'text/html', '<h1>Вход</h1>') },
  // The engine has done it, and nobody hears of it.
  { moment: 'after', fault: RESET },
  { moment: 'before', fault: pageOf(500, 'application/json', '{"type":"RestException","message":"refused"}') },
];

/** In the catalogue ten seconds; the lock and the work shrink with it. */
const SLOW_MS = sized(2000, 10_000);
const LOCK_MS = 3 * SLOW_MS;

/** Steps that take twice as long as their lock, behind the same slow line. */
async function startSlowSteps(proxy: FaultProxy) {
  const { stand } = crew;
  const deployer = new EngineClient({ url: stand.node.url, account: 'deployer', password: stand.secrets.engineDeployer });
  const step = await deployStep({ engine: { api: stand.node.engine, deployer } });
  const db = openWorkersDatabase(stand.databaseUrls.app);
  const subscription = startSubscription({
    db,
    engineUrl: proxy.url,
    account: { name: 'worker', password: stand.secrets.engineWorker },
    tasks: [buildTask(step.topic, () => sleep(2 * LOCK_MS))],
    timings: { lockMs: LOCK_MS, extendEveryMs: LOCK_MS / 4, longPollMs: 1000, pollGraceMs: 15_000, reportTimeoutMs: 15_000 },
  });
  onTestFinished(async () => {
    await subscription.stop();
    await db.destroy();
  });
  return {
    start: async (): Promise<readonly string[]> => {
      const keys = Array.from({ length: 8 }, uniqueCode);
      for (const key of keys) await step.start(key);
      return keys;
    },
    done: (keys: readonly string[]) =>
      vi.waitFor(async () => {
        const effects = await Promise.all(keys.map((key) => countEffects(stand.db, key)));
        expect(effects).toEqual(keys.map(() => 1));
      }, PATIENCE),
    countDeliveries: async (keys: readonly string[]) => {
      const rows: { attempts: number }[] = await stand
        .db('app.task_results')
        .whereIn('case_number', [...keys])
        .select('attempts');
      return Math.max(...rows.map(({ attempts }) => attempts));
    },
  };
}

/** The application over the slow line, and somebody who may read these cases. */
async function openBrowser(cases: readonly TestCase[]): Promise<Browser> {
  const { stand, proxy } = crew;
  const [first] = cases;
  if (!first) throw new Error('there are no cases');
  const api = new EngineClient({ url: proxy.url, account: 'api', password: stand.secrets.engineApi });
  const web = createStandApp({ ...stand, engine: { api } });
  onTestFinished(() => web.close());
  const user = await buildUser(stand.db, first.centre, 'head', { password_hash: await hashPassword(PASSWORD) });
  const browser = new Browser(web.app);
  expect((await browser.signIn(user.login)).status).toBe(200);
  return browser;
}
