import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keepNewest } from '#platform/backup/keep-newest';
import { makeTempFolder } from '../../support/temp-folder.ts';

test('the oldest backups go, and nothing else in the folder', async () => {
  const target = makeTempFolder();
  const names = [
    'family-support-20261121T090000Z',
    'family-support-20261122T090000Z',
    'family-support-20261123T090000Z',
    'family-support-20261120T090000Z.part',
    'family-support-by-hand',
    'other',
  ];
  for (const name of names) mkdirSync(path.join(target, name));

  expect(await keepNewest(target, 2)).toEqual(['family-support-20261121T090000Z']);
  expect(readdirSync(target).sort()).toEqual(names.filter((name) => name !== 'family-support-20261121T090000Z').sort());
  expect(await keepNewest(target, 2)).toEqual([]);
});
