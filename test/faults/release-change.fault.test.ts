import { z } from 'zod';
import { expect, test, vi } from 'vitest';
import { listOutdatedCases } from '#domain/processes/outdated-cases-view';
import { deployProcesses } from '#engine/deploy-processes';
import { EngineClient } from '#engine/engine-client';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { actingAsSystem, type TestCase } from '../support/factories.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { tasks } from '../../workers/tasks/index.ts';
import { buildCases, completeIntake, countAt, expectAllAt, requestStarts } from './case-load.ts';
import { confirmRefusals, expectAllDeclined, readDeclined, reportRefusals } from './case-refusals.ts';
import { writeNextRelease } from './next-release.ts';
import type { OwnStand } from './own-stand.ts';
import { runProgram } from './run-program.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();
const PATIENCE = { timeout: 600_000, interval: 300 };

async function deployNext({ config, secrets, db }: OwnStand): Promise<string> {
  const engine = new EngineClient({ url: config.engineUrl, account: 'deployer', password: secrets.engineDeployer });
  const { deploymentId } = await deployProcesses({ engine, db, folder: writeNextRelease(makeTempFolder()), tasks });
  return deploymentId;
}

async function waitUntilAt(stand: OwnStand, cases: readonly TestCase[], taskKey: string): Promise<void> {
  await vi.waitFor(async () => expect(await countAt(stand, cases, taskKey)).toBe(cases.length), PATIENCE);
}

/** Tasks of people that each case has come to, in their order. */
async function listPaths({ db }: OwnStand, cases: readonly TestCase[]): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { path: string }[] }>(
    `select string_agg(s.activity_id, ' → ' order by s.started_at) as path
       from app.engine_steps s
      where s.kind = 'userTask' and s.business_key = any (?) group by s.business_key`,
    [cases.map(({ number }) => number)],
  );
  return rows.map(({ path }) => path);
}

/** Cases of which every running process is of the release, and those of which some is. */
async function countInRelease({ db }: OwnStand, cases: readonly TestCase[], deploymentId: string) {
  const { rows } = await db.raw<{ rows: { whole: number; some: number }[] }>(
    `select count(*) filter (where bool_and)::int as whole, count(*) filter (where bool_or)::int as some from (
       select bool_and(d.deployment_id = ?), bool_or(d.deployment_id = ?) from app.engine_instances i
         join app.engine_definitions d on d.process_definition_id = i.process_definition_id
        where i.ended_at is null and i.business_key = any (?) group by i.business_key) as cases`,
    [deploymentId, deploymentId, cases.map(({ number }) => number)],
  );
  return z.tuple([z.object({ whole: z.number(), some: z.number() })]).parse(rows)[0];
}

async function endAll(stand: OwnStand, cases: readonly TestCase[]): Promise<void> {
  await reportRefusals(stand, cases);
  await confirmRefusals(stand, cases);
  await expectAllDeclined(stand, cases);
}

test('A20 T-106 cases that run while the diagrams change end on their own, or are taken over whole and go the new way', async () => {
  const { stand } = crew;
  const group = sized(6, 200);
  const build = () => buildCases(stand, group);
  const [staying, atPackage, atCurator, inFlight, held] = [
    await build(),
    await build(),
    await build(),
    await build(),
    await build(),
  ];
  await crew.startWorkers();
  await requestStarts(stand, [...staying, ...atPackage, ...atCurator]);
  // A message of others: the first task of such a case is one that the next release does not have.
  await requestStarts(stand, held, () => 'message');
  await expectAllAt(stand, [...staying, ...atPackage, ...atCurator], 'Task_IntakePackage');
  await completeIntake(stand, atCurator);
  await waitUntilAt(stand, atCurator, 'Task_AssignCurator');
  await waitUntilAt(stand, held, 'Task_ContactFamily');

  // Half of the cases in flight begin on the old diagrams, the others on the new ones.
  await requestStarts(stand, inFlight);
  const deploymentId = await deployNext(stand);
  const newborn = await buildCases(stand, 2);
  await requestStarts(stand, newborn);
  await completeIntake(stand, staying);
  await waitUntilAt(stand, staying, 'Task_AssignCurator');
  const stayedPaths = new Set(await listPaths(stand, staying));
  await endAll(stand, staying);

  const environment = {
    DATA_DIR: stand.config.dataDir,
    DATABASE_URL: stand.databaseUrls.admin,
  };
  const seconds = startStopwatch();
  const program = await runProgram('migrate-cases', ['--apply'], environment);
  expect(program.code).toBe(0);
  const ordered = Number(/^(\d+) cases are ordered/.exec(program.said)?.[1]);
  const movedIn = seconds();
  const moved = [...atPackage, ...atCurator, ...inFlight];
  const inRelease = await countInRelease(stand, moved, deploymentId);
  const heldInRelease = await countInRelease(stand, held, deploymentId);
  const outdated = await listOutdatedCases(actingAsSystem(stand.db));

  const atFirst = [...atPackage, ...inFlight, ...newborn];
  await waitUntilAt(stand, atFirst, 'Task_IntakePackage');
  await completeIntake(stand, atFirst);
  await waitUntilAt(stand, atFirst, 'Task_SecondLook');
  await completeIntake(stand, atFirst);
  await waitUntilAt(stand, atFirst, 'Task_AssignCurator');
  const [native, taken] = [await listPaths(stand, newborn), await listPaths(stand, [...atPackage, ...inFlight])];
  const rest = [...moved, ...newborn, ...held];
  await endAll(stand, rest);
  const ended = (await readDeclined(stand, [...rest, ...staying])).filter(
    ({ status, running }) => status === 'closed' && running === 0,
  );
  const journal: unknown[] = await stand.db('app.audit_events').where({ action: 'case.release-ordered' }).select('id');

  expect([...stayedPaths]).toEqual(['Task_IntakePackage → Task_AssignCurator']);
  expect(new Set(outdated.map(({ number, heldBy }) => `${number} ${heldBy ?? ''}`))).toEqual(
    new Set(held.map(({ number }) => `${number} STEP_NOT_IN_RELEASE`)),
  );
  proveRow('A20', [
    { what: 'cases ended', value: ended.length, exactly: 5 * group + newborn.length },
    { what: 'taken over whole', value: inRelease.whole, exactly: moved.length },
    { what: 'left whole where they were, and listed', value: outdated.length, exactly: held.length },
    { what: 'taken over in part', value: inRelease.some - inRelease.whole + heldInRelease.some, exactly: 0 },
    { what: 'ways of cases taken over', value: taken.length, exactly: 2 * group },
    {
      what: 'taken over and gone another way than new cases',
      value: taken.filter((path) => path !== native[0]).length,
      exactly: 0,
    },
    { what: 'cases ordered over', value: ordered, atLeast: atPackage.length + atCurator.length + held.length },
    { what: 'orders in the journal', value: journal.length, exactly: ordered },
    { what: 'taken over in', value: movedIn, unit: 's' },
  ]);
});
