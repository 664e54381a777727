import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#platform/database';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { hire } from '../support/company.ts';
import { buildCase, buildCentre } from '../support/factories.ts';
import { createStandApp, type StandApp } from '../support/stand-app.ts';
import type { Browser } from '../web/api/web-app.ts';
import { buildCases, completeIntake, expectAllAt, requestStarts } from './case-load.ts';
import { startOwnServer } from './own-server.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const USERS = 50;
const SIGN_INS = sized(5, USERS);
const LONGEST_S = 30;
/** Our pools alone may want four times as many. */
const crew = useCrew({ server: () => startOwnServer({ settings: { max_connections: 20 } }) });
let db: Knex;
let web: StandApp;

beforeAll(() => {
  const { stand } = crew;
  // The pool of the web application, beside that of the workers, which the test uses too.
  db = openDatabase(stand.databaseUrls.app, { maxConnections: 20, keptConnections: 4 });
  web = createStandApp({ ...stand, db, engine: { api: stand.engine } });
});
afterAll(async () => {
  await web.close();
  await db.destroy();
});

test('A14 with twenty connections for everybody fifty people wait in line, and nobody for ever', async () => {
  const { stand } = crew;
  await crew.startWorkers();
  const centre = await buildCentre(stand.db);
  const { caseId } = await buildCase(stand.db, { centre });
  const browsers: Browser[] = [];
  for (let index = 0; index < SIGN_INS; index += 1) browsers.push((await hire(stand, web, { centre, role: 'head' })).browser);
  const cases = await buildCases(stand, sized(20, 600));
  await requestStarts(stand, cases);

  const rounds = sized(4, 40);
  const users = Array.from({ length: USERS }, (_, user) => work(browsers[user % SIGN_INS], caseId, rounds));
  const answers = (await Promise.all(users)).flat();
  await expectAllAt(stand, cases, 'Task_IntakePackage');
  await completeIntake(stand, cases);
  await expectAllAt(stand, cases, 'Task_AssignCurator');

  const refused = answers.filter(({ status }) => status !== 200);
  expect(answers).toHaveLength(USERS * rounds * 2);
  proveRow('A14', [
    { what: 'answers', value: answers.length },
    { what: 'refused', value: (100 * refused.length) / answers.length, unit: '%', atMost: 1 },
    {
      what: 'refused otherwise than by 503 with a time to wait',
      value: refused.filter(({ isPolite }) => !isPolite).length,
      exactly: 0,
    },
    {
      what: 'answers that took more than half a minute',
      value: answers.filter(({ seconds }) => seconds > LONGEST_S).length,
      exactly: 0,
    },
    { what: 'longest answer', value: Math.max(...answers.map(({ seconds }) => seconds)), unit: 's', atMost: LONGEST_S },
  ]);
});

interface Answer {
  readonly status: number;
  readonly seconds: number;
  readonly isPolite: boolean;
}

/** One person's round: the list of tasks, then a card, which leaves a trace in the database. */
async function work(browser: Browser | undefined, caseId: string, rounds: number): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const address of ['/api/tasks', `/api/cases/${caseId}`]) {
      const seconds = startStopwatch();
      const answer = await browser?.get(address);
      const isPolite = answer?.status === 503 && answer.headers['retry-after'] !== undefined;
      answers.push({ status: answer?.status ?? 0, seconds: seconds(), isPolite });
    }
  }
  return answers;
}
