import { pino } from 'pino';
import { expect, test } from 'vitest';
import { repeatBackups } from '../../../platform/backup/repeat-backups.ts';

const EVERY_MS = 240_000;

/** A series of backups that take so long; a negative one fails at its end. Says when each began, and what was logged. */
async function play(durations: readonly number[]): Promise<{ startedAt: number[]; lines: string[] }> {
  const startedAt: number[] = [];
  const lines: string[] = [];
  let now = 1_000;
  const backUp = () => {
    const duration = durations[startedAt.length] ?? 0;
    startedAt.push(now - 1_000);
    now += Math.abs(duration);
    return duration < 0 ? Promise.reject(new Error('the disk is full')) : Promise.resolve();
  };
  const clock = {
    now: () => now,
    rest: (ms: number) => {
      now += ms;
      return startedAt.length < durations.length ? Promise.resolve() : Promise.reject(new Error('enough'));
    },
  };
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  await expect(repeatBackups(backUp, { everyMs: EVERY_MS, logger, clock })).rejects.toThrow('enough');
  return { startedAt, lines };
}

test('a series counts its period from beginning to beginning, however long a backup takes', async () => {
  const { startedAt, lines } = await play([50_000, 200_000, 1_000]);

  expect(startedAt).toEqual([0, EVERY_MS, 2 * EVERY_MS]);
  expect(lines).toEqual([]);
});

test('a backup that takes longer than the period is followed at once by the next, and told', async () => {
  const { startedAt, lines } = await play([300_000, 1_000]);

  expect(startedAt).toEqual([0, 300_000]);
  expect(lines).toEqual([expect.stringContaining('takes longer than the period')]);
});

test('a backup that fails is told, and the series goes on', async () => {
  const { startedAt, lines } = await play([1_000, -1_000, 1_000]);

  expect(startedAt).toEqual([0, EVERY_MS, 2 * EVERY_MS]);
  expect(lines).toEqual([expect.stringContaining('the disk is full')]);
});

test('a series that cannot even begin ends', async () => {
  const logger = pino({ level: 'silent' });

  const series = repeatBackups(() => Promise.reject(new Error('no such folder')), { everyMs: EVERY_MS, logger });

  await expect(series).rejects.toThrow('no such folder');
});
