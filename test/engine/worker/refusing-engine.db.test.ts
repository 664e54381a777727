import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { proveRow } from '../../proof/prove-row.ts';
import { createTestDatabase } from '../../support/database.ts';
import { uniqueCode } from '../../support/factories.ts';
import { buildFetchedTask, refuse, startFakeEngine } from './fake-engine.ts';
import { buildTask, startSubscription } from './workplace.ts';

const TOPIC = 'test-step';
const MINUTE_MS = 60_000;
/** The timings of life: the clock runs quicker here, not the worker. */
const TIMINGS = { longPollMs: 10_000, pollGraceMs: 5000, reportTimeoutMs: 10_000 };
const realTimeout = setTimeout;

/** Lets the clock run, and the requests between two of its steps reach their end, as these need real time. */
async function letPass(ms: number, stepMs = 500): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    await vi.advanceTimersByTimeAsync(stepMs);
    await new Promise((resolve) => realTimeout(resolve, 3));
  }
}

test('B7 an engine that refuses for ten minutes is asked ever more seldom, and polled within half a minute when it is back', async () => {
  const database = await createTestDatabase();
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  onTestFinished(async () => {
    vi.useRealTimers();
    await database.drop();
  });
  const engine = await startFakeEngine();
  const healthy = engine.answerPoll;
  engine.answerPoll = refuse(503);
  let hangs = 0;
  const subscription = startSubscription({
    db: database.db,
    engineUrl: engine.url,
    tasks: [buildTask(TOPIC)],
    log: pino({ level: 'silent' }),
    onHang: () => (hangs += 1),
    timings: TIMINGS,
  });

  await letPass(MINUTE_MS);
  const inFirstMinute = engine.calls.length;
  await letPass(10 * MINUTE_MS);
  const inTenMinutes = engine.calls.length - inFirstMinute;
  engine.answerPoll = healthy;
  engine.queue.push(buildFetchedTask(TOPIC, { key: uniqueCode() }));
  const backAt = performance.now();
  while (subscription.lastGoodPollAt() === undefined && performance.now() - backAt < 2 * MINUTE_MS) await letPass(100, 100);
  const recoveredIn = (performance.now() - backAt) / 1000;
  for (let looks = 0; engine.reports('complete').length === 0 && looks < 500; looks += 1) await letPass(10, 10);
  const stopping = subscription.stop();
  await letPass(1000, 100);
  await stopping;
  await engine.close();

  expect(hangs).toBe(0);
  expect(inTenMinutes).toBeGreaterThan(10);
  proveRow('B7', [
    { what: 'requests in the first minute', value: inFirstMinute },
    { what: 'requests in the ten minutes after', value: inTenMinutes, atMost: 40 },
    { what: 'polled again after', value: recoveredIn, unit: 's', atMost: 30 },
    { what: 'tasks done then', value: engine.reports('complete').length, exactly: 1 },
  ]);
});
