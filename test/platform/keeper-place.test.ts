import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { holdKeeperPlace } from '../../platform/postgres/keeper-place.ts';
import { isAlive, readStartTime } from '../../platform/postgres/live-server.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

test('a newcomer waits until the keeper before it has left', async () => {
  const folder = makeTempFolder();
  const leave = await holdKeeperPlace(folder);
  const events: string[] = [];

  const second = holdKeeperPlace(folder).then((leaveToo) => {
    events.push('second took the place');
    leaveToo();
  });
  await sleep(300);
  events.push('first leaves');
  leave();
  await second;

  expect(events).toEqual(['first leaves', 'second took the place']);
});

test.each([
  ['a process that is gone', '999999999 1'],
  ['a later process with the same number', `${process.pid} 1`],
])('the note of %s holds nobody up', async (_of, note) => {
  const folder = makeTempFolder();
  writeFileSync(path.join(folder, 'keeper.pid'), note);

  await holdKeeperPlace(folder);

  expect(readFileSync(path.join(folder, 'keeper.pid'), 'utf8')).toBe(`${process.pid} ${readStartTime(process.pid)}`);
});

test('a process is alive while it runs, whoever owns it, and not after', () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(1)).toBe(true);
  expect(isAlive(999_999_999)).toBe(false);
});
