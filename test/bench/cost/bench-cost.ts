import pg from 'pg';
import { EngineClient } from '#engine/engine-client';
import { loadFirstData } from '#platform/parts/first-data';
import { startOwnServer } from '../../faults/own-server.ts';
import { startOwnStand, type OwnStand } from '../../faults/own-stand.ts';
import { buildTarget } from '../../support/build-target.ts';
import { gatherCompany } from '../../support/company.ts';
import { Play } from '../../support/play-case.ts';
import { reachForm, STORY, SUPPORT_FORMS } from '../../support/playhouse.ts';
import { createStandApp, type StandApp } from '../../support/stand-app.ts';
import { startStandWorkers } from '../../support/stand-workers.ts';
import type { Stand } from '../../support/stand.ts';
import { countEngineWrites, TELLING_WRITES } from './count-writes.ts';
import { countRows, ROW_GROUPS, since, type Rows } from './count-rows.ts';

const PLAN_SIZES = [3, 10, 30];
/** One measure of each kind that has steps of its own, and those that are only marked; plans repeat them in this order. */
const MEASURES = ['5.1.1', '5.6.2', 'own-social', '5.1.2', '5.2.3', '5.11.1', '5.5.5', '5.7.1', '5.10.1', '5.13.1'];
/** Left open, every measure stands where it began. */
const MEASURE_FORMS = [...SUPPORT_FORMS, 'submit-application', 'choose-benefit-body', 'choose-institution'];

/** What one case costs the engine and the database by the size of its plan: up to its support, and to the end of it. */
export async function benchCost(): Promise<void> {
  await buildTarget('engine');
  const own = await startOwnStand({ server: () => startOwnServer({ settings: TELLING_WRITES }) });
  await loadFirstData(own.databaseUrls.app);
  const stand = asStand(own);
  const web = createStandApp(stand);
  const workers = await startStandWorkers(stand);
  const admin = new pg.Client({ connectionString: own.databaseUrls.admin });
  await admin.connect();
  try {
    print(['items', 'until', 'engine transactions', 'statements', ...ROW_GROUPS]);
    print(Array.from({ length: 4 + ROW_GROUPS.length }, () => '---'));
    for (const size of PLAN_SIZES) await playOne({ own, stand, web, admin }, size);
  } finally {
    await admin.end();
    await workers.stop();
    await web.close();
    await own.close();
  }
}

interface Ground {
  readonly own: OwnStand;
  readonly stand: Stand;
  readonly web: StandApp;
  readonly admin: pg.Client;
}

async function playOne({ own, stand, web, admin }: Ground, size: number): Promise<void> {
  const company = await gatherCompany(stand, web);
  const play = new Play(stand, company);
  const measures = Array.from({ length: size }, (_, index) => MEASURES[index % MEASURES.length] ?? '');
  const before = await countRows(admin);
  const writes = countEngineWrites(own);
  const tell = async (until: string) => {
    const { transactions, statements } = writes();
    const rows: Rows = since(await countRows(admin), before);
    print([size, until, transactions, statements, ...ROW_GROUPS.map((group) => rows[group])]);
  };
  const played = await play.open({ ...STORY, measures });
  await play.work({ leave: MEASURE_FORMS });
  await tell('every measure is open');
  await play.work();
  await reachForm({ play, played }, 'review-information');
  await play.work();
  await tell('the support is over');
}

function asStand(own: OwnStand): Stand {
  const { config, secrets, databaseUrls, db, engine } = own;
  const clientOf = (account: 'worker' | 'deployer', password: string) =>
    new EngineClient({ url: config.engineUrl, account, password });
  return {
    ...{ config, secrets, databaseUrls, db },
    close: () => own.close(),
    engine: {
      api: engine,
      worker: clientOf('worker', secrets.engineWorker),
      deployer: clientOf('deployer', secrets.engineDeployer),
    },
  };
}

function print(cells: readonly (string | number)[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
