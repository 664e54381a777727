import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { keepFile } from '#domain/documents/keep-file';
import { readStoredFile } from '#domain/documents/file-store';
import { findDamage } from '#engine/reconcile';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { buildUser, type TestCase } from '../support/factories.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { buildCases, completeIntake, countMoved, expectAllAt, requestStarts } from './case-load.ts';
import { startOrdinaryWorkers } from './ordinary-workers.ts';
import type { OwnStand } from './own-stand.ts';
import { openRestored, type RestoredDatabase } from './restored-stand.ts';
import { runProgram } from './run-program.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

/** Families go on appealing and bringing papers until they are told to stop. */
function keepAppealing(stand: OwnStand, filesDir: string): () => Promise<TestCase[]> {
  const appealed: TestCase[] = [];
  let isOver = false;
  const run = async () => {
    while (!isOver) {
      // As the application writes it: a case and its command are one transaction.
      const cases = await stand.db.transaction(async (db) => {
        const built = await buildCases({ db }, 2);
        await requestStarts({ db }, built);
        return built;
      });
      for (const { caseId, centre } of cases) await bringPaper(stand, filesDir, { caseId, centre });
      appealed.push(...cases);
    }
  };
  const running = run();
  running.catch(() => undefined);
  return async () => {
    isOver = true;
    await running;
    return appealed;
  };
}

async function bringPaper(
  { db }: OwnStand,
  filesDir: string,
  { caseId, centre }: Pick<TestCase, 'caseId' | 'centre'>,
): Promise<void> {
  const { userId } = await buildUser(db, centre, 'intake');
  const ctx = { db, actor: { kind: 'person', id: userId }, now: new Date() } as const;
  const file = {
    caseId,
    kind: 'consent',
    confidentiality: 'service',
    originalName: 'скан.pdf',
    mediaType: 'application/pdf',
  } as const;
  await keepFile(ctx, { dir: filesDir }, { ...file, content: Buffer.from(`%PDF ${caseId}`) }, (tx) =>
    Promise.resolve({ tx, uploadedBy: userId }),
  );
}

/** Where each case of the copy has to come, by the commands that it holds. */
async function listExpected(db: RestoredDatabase['db']): Promise<{ started: TestCase[]; completed: TestCase[] }> {
  const { rows } = await db.raw<{ rows: (TestCase & { isCompleted: boolean })[] }>(
    `select c.id as "caseId", c.number, bool_or(e.kind = 'complete-task') as "isCompleted"
       from app.cases c join app.engine_commands e on e.stream = c.number group by c.id`,
  );
  return { started: rows.filter((row) => !row.isCompleted), completed: rows.filter((row) => row.isCompleted) };
}

/** Documents of the copy whose file is not what was uploaded. */
async function countBrokenPapers(db: RestoredDatabase['db'], dataDir: string): Promise<{ papers: number; broken: number }> {
  const rows: unknown = await db('app.documents').select({ caseId: 'case_id', name: 'stored_name' });
  const papers = z.array(z.object({ caseId: z.string(), name: z.string() })).parse(rows);
  let broken = 0;
  for (const { caseId, name } of papers) {
    const content = await readStoredFile({ dir: path.join(dataDir, 'files') }, name).catch(() => undefined);
    if (content?.toString() !== `%PDF ${caseId}`) broken += 1;
  }
  return { papers: papers.length, broken };
}

test('A17 T-106 a backup taken under load is restored to a system without contradictions, which goes on', async () => {
  const { stand } = crew;
  const [backups, dataDir, filesDir] = [makeTempFolder(), makeTempFolder(), makeTempFolder()];
  const half = sized(20, 300);
  const cases = await buildCases(stand, half);
  const more = await buildCases(stand, half);
  await crew.startWorkers();
  await requestStarts(stand, cases);
  await expectAllAt(stand, cases, 'Task_IntakePackage');
  await Promise.all([requestStarts(stand, more), completeIntake(stand, cases)]);
  const moment = Math.ceil(Math.random() * half);
  await vi.waitFor(async () => expect(await countMoved(stand, cases, more)).toBeGreaterThanOrEqual(moment), {
    timeout: 120_000,
    interval: 20,
  });

  const stopAppealing = keepAppealing(stand, filesDir);
  const sinceBackup = startStopwatch();
  const environment = { DATA_DIR: stand.config.dataDir, DATABASE_URL: stand.databaseUrls.admin, FILES_DIR: filesDir };
  expect(await runProgram('backup', [backups], environment)).toEqual({ code: 0, errors: '', said: '' });
  const backupSeconds = sinceBackup();
  const later = await stopAppealing();
  await crew.stopWorkers();

  const [backup] = readdirSync(backups);
  const sinceRestore = startStopwatch();
  const restore = () => runProgram('restore', [path.join(backups, backup ?? '')], { DATA_DIR: dataDir });
  expect(await restore()).toEqual({ code: 0, errors: '', said: '' });
  const restored = await openRestored(dataDir);
  onTestFinished(() => restored.close());
  const differences = await findDamage(restored.db);
  const again = await restore();
  const revived = await restored.startEngine();
  const restoreSeconds = sinceRestore();
  const workers = await startOrdinaryWorkers(revived);
  onTestFinished(() => workers.stop());
  const { started, completed } = await listExpected(restored.db);
  await Promise.all([expectAllAt(revived, completed, 'Task_AssignCurator'), expectAllAt(revived, started, 'Task_IntakePackage')]);

  expect(again).toMatchObject({ code: 1, errors: expect.stringMatching(/not empty/) as string });
  expect(differences).toEqual([]);
  const leftOver = await findDamage(restored.db);
  const kept = new Set([...started, ...completed].map(({ number }) => number));
  const { papers, broken } = await countBrokenPapers(restored.db, dataDir);
  proveRow('A17', [
    { what: 'differences in the restored system', value: differences.length, exactly: 0 },
    { what: 'differences when it has gone on', value: leftOver.length, exactly: 0 },
    {
      what: 'cases from before the backup that are lost',
      value: [...cases, ...more].filter(({ number }) => !kept.has(number)).length,
      exactly: 0,
    },
    { what: 'cases restored', value: kept.size, atLeast: 2 * half },
    { what: 'cases that came during the backup', value: later.length, atLeast: 2 },
    { what: 'documents restored', value: papers },
    { what: 'documents without their file', value: broken, exactly: 0 },
    // With one begun every four minutes, less than five are lost as long as one takes less than a minute.
    { what: 'one backup takes', value: backupSeconds, unit: 's', atMost: 60 },
    { what: 'restored and answering after', value: restoreSeconds, unit: 's', atMost: 1_800 },
  ]);
});
