import pg from 'pg';
import { z } from 'zod';
import { findDamage } from '#engine/reconcile';
import { loadFirstData } from '#platform/parts/first-data';
import { completeIntake } from '../../faults/case-load.ts';
import type { OwnStand } from '../../faults/own-stand.ts';
import { startStopwatch } from '../../faults/stopwatch.ts';
import { hire } from '../../support/company.ts';
import { createStandApp, type StandApp } from '../../support/stand-app.ts';
import { drainSimpleTasks } from './drain-simple-tasks.ts';
import { waitUntilOpen } from './drive-cases.ts';
import { readEngineMemory } from './engine-memory.ts';
import { loadNewCases, loadSupportedCases, MEASURES } from './load-cases.ts';
import { listScreens, type Onlookers } from './screens.ts';
import { deployOwnRelease, deploySupportRelease } from './support-release.ts';
import { timeScreens, type ScreenTime } from './time-screens.ts';
import { buildUnits, SUPPORTED_OF, type LoadedUnit } from './units.ts';
import { startWorkerProcesses } from './worker-processes.ts';

const PROCESSES = 4;
/** One new case of so many has its package and waits for its curator: heads have something to do as well. */
const CURATOR_AWAITED = 5;

export interface Growth {
  /** Cases whose process runs. */
  readonly cases: number;
  /** Measures that stand at a task of their curator. */
  readonly measures: number;
  readonly simpleTasks: number;
  /** Findings of the reconciler when everything stands still. */
  readonly findings: number;
  readonly loadedIn: number;
  readonly screens: readonly ScreenTime[];
  readonly drainedIn: number;
  /** Megabytes of the engine's memory, before and after the simple tasks. */
  readonly engineMemory: readonly [number, number];
}

export interface GrowthOptions {
  /** Open cases, those in preparation and those on support. */
  readonly cases: number;
  /** How often each screen is looked at. */
  readonly calls: number;
  /** Tasks that do nothing, for the workers. */
  readonly simpleTasks: number;
  readonly tell?: (what: string) => void;
}

/** Fills a stand with open cases as they lie in life, then looks at them and works, as people and workers do. */
export async function measureGrowth(stand: OwnStand, options: GrowthOptions): Promise<Growth> {
  const { cases, calls, simpleTasks, tell = () => undefined } = options;
  const web = createStandApp({ ...stand, engine: { api: stand.engine } });
  const admin = new pg.Client({ connectionString: stand.databaseUrls.admin });
  await admin.connect();
  try {
    await loadFirstData(stand.databaseUrls.app);
    const seconds = startStopwatch();
    const onlookers = await fill(stand, web, cases, tell);
    const loadedIn = seconds();
    // As the server does by itself in the night after.
    await admin.query('vacuum analyze');
    const before = readEngineMemory();
    const screens = await timeScreens(listScreens(onlookers), calls);
    tell('the screens are timed');
    const drainedIn = await drainSimpleTasks(stand, admin, simpleTasks);
    return {
      ...(await countStanding(stand)),
      simpleTasks,
      findings: (await findDamage(stand.db)).length,
      loadedIn,
      screens,
      drainedIn,
      engineMemory: [before, readEngineMemory()],
    };
  } finally {
    await admin.end();
    await web.close();
  }
}

async function fill(stand: OwnStand, web: StandApp, cases: number, tell: (what: string) => void): Promise<Onlookers> {
  const { db } = stand;
  const { units, ...people } = await openUnits(stand, web, cases);
  const supported = Math.floor(cases / SUPPORTED_OF);
  await deploySupportRelease(stand);
  const onSupport = await loadSupportedCases(db, units, supported);
  tell(`${supported} families on support are written`);
  const workers = startWorkerProcesses(stand, PROCESSES);
  try {
    await workers.ready;
    await waitUntilOpen(stand, 'Task_MarkMeasure', supported * MEASURES);
    tell('their measures stand with their curators');
    await deployOwnRelease(stand);
    const fresh = await loadNewCases(db, units, cases - supported);
    await waitUntilOpen(stand, 'Task_IntakePackage', fresh.length);
    tell(`${fresh.length} new cases stand at their first task`);
    const complete = fresh.filter((_, index) => index % CURATOR_AWAITED === 0);
    await completeIntake(stand, complete);
    await waitUntilOpen(stand, 'Task_AssignCurator', complete.length);
  } finally {
    await workers.stop();
  }
  return { ...people.browsers, cases: onSupport.filter(({ curatorId }) => curatorId === people.curatorId) };
}

/** Units with their people; those of the first are signed in. */
async function openUnits(stand: OwnStand, web: StandApp, cases: number) {
  const [first, ...others] = await buildUnits(stand.db, cases);
  if (!first) throw new Error('there is no unit');
  const enter = (role: string) => hire(stand, web, { centre: first.centre, role });
  const [intake, curator, head, director] = [
    await enter('intake'),
    await enter('curator'),
    await enter('head'),
    await enter('director'),
  ];
  const own: LoadedUnit = { ...first, intake: intake.user, curators: [curator.user, ...first.curators.slice(1)] };
  return {
    units: [own, ...others],
    curatorId: curator.user.userId,
    browsers: { intake: intake.browser, curator: curator.browser, head: head.browser, director: director.browser },
  };
}

const standing = z.object({ cases: z.coerce.number(), measures: z.coerce.number() });

async function countStanding({ db }: OwnStand) {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select (select count(distinct business_key) from app.engine_instances where process_key = ? and ended_at is null) as cases,
       (select count(*) from app.engine_tasks where task_key = ?) as measures`,
    ['family-support-case', 'Task_MarkMeasure'],
  );
  return standing.parse(rows[0]);
}
