import { afterAll, beforeAll, expect, test } from 'vitest';
import { pino } from 'pino';
import { setTimeout as sleep } from 'node:timers/promises';
import { repeatBackups } from '../../../platform/backup/repeat-backups.ts';
import { takeBackup } from '../../../platform/backup/take-backup.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildCentre } from '../../support/factories.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-106 each backup of a series is whole, and holds what came since the one before it', async () => {
  const [target, filesDir] = [makeTempFolder(), makeTempFolder()];
  const centres: (number | undefined)[] = [];
  const backUp = async () => {
    await buildCentre(database.db);
    const { manifest } = await takeBackup({ adminUrl: database.urls.admin, filesDir, target });
    centres.push(manifest.tables.find(({ name }) => name === 'centres')?.rows);
  };
  const rest = (ms: number) => (centres.length < 2 ? sleep(ms) : Promise.reject(new Error('enough')));
  const series = { everyMs: 1_500, logger: pino({ level: 'silent' }), clock: { now: () => performance.now(), rest } };

  await expect(repeatBackups(backUp, series)).rejects.toThrow('enough');

  expect(centres).toEqual([1, 2]);
});
