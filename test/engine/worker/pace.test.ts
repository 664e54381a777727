import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPace } from '#engine/worker-pace';

const PATIENCE_MS = 30_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const buildPace = () => createPace(PATIENCE_MS, new AbortController().signal);

test('polling is overdue when no poll ended within twice its longest time', () => {
  const pace = buildPace();
  vi.advanceTimersByTime(PATIENCE_MS);
  expect(pace.isOverdue()).toBe(false);

  vi.advanceTimersByTime(1);
  expect(pace.isOverdue()).toBe(true);

  pace.succeeded();
  expect(pace.isOverdue()).toBe(false);
});

test('a worker whose slots are all taken is not overdue', () => {
  const pace = buildPace();
  for (let seconds = 0; seconds < 120; seconds += 1) {
    vi.advanceTimersByTime(1000);
    pace.rested();
  }

  expect(pace.isOverdue()).toBe(false);
});

test('the wait after failures grows to half a minute, is not counted as silence, and ends with a success', async () => {
  const pace = buildPace();
  for (let failures = 0; failures < 12; failures += 1) pace.failed();
  vi.advanceTimersByTime(PATIENCE_MS + 22_000);
  expect(pace.isOverdue()).toBe(false);

  pace.failed();
  const waited = pace.beforePoll().then(() => 'over');
  await vi.advanceTimersByTimeAsync(22_000);
  expect(await Promise.race([waited, Promise.resolve('waiting')])).toBe('waiting');
  await vi.advanceTimersByTimeAsync(8_001);
  expect(await waited).toBe('over');

  pace.succeeded();
  await expect(pace.beforePoll()).resolves.toBeUndefined();
});

test('at most 28 polls leave in ten minutes of failures after the first minute', async () => {
  const pace = buildPace();
  let polls = 0;
  const over = new AbortController();
  const loop = (async () => {
    while (!over.signal.aborted) {
      await pace.beforePoll();
      polls += 1;
      pace.failed();
    }
  })();
  await vi.advanceTimersByTimeAsync(60_000);
  const inFirstMinute = polls;

  await vi.advanceTimersByTimeAsync(600_000);

  expect(polls - inFirstMinute).toBeGreaterThanOrEqual(18);
  expect(polls - inFirstMinute).toBeLessThanOrEqual(28);
  over.abort();
  await vi.advanceTimersByTimeAsync(30_000);
  await loop;
});
