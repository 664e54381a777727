import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inheritEnvironment } from '#platform/config';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { hire } from '../support/company.ts';
import { buildCentre } from '../support/factories.ts';
import { createStandApp, type StandApp } from '../support/stand-app.ts';
import type { Browser } from '../web/api/web-app.ts';
import { buildCases, completeIntake, countMoved, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import { hostPart, type HostedPart } from './hosted-part.ts';
import { startOwnServer, type OwnServer } from './own-server.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

let server: OwnServer;
let web: StandApp;
let workers: HostedPart;
const crew = useCrew({ server: async () => (server = await startOwnServer()) });

beforeAll(() => {
  const { stand } = crew;
  web = createStandApp({ ...stand, engine: { api: stand.engine } });
  // With the database the workers lose the right to their name and end: whoever keeps them up starts them again.
  const unit = { args: ['--import', 'tsx', 'workers/main.ts'], variables: {}, restartAfterMs: 1000 };
  const environment = {
    DATA_DIR: stand.config.dataDir,
    DATABASE_URL: stand.databaseUrls.admin,
    ENGINE_URL: stand.config.engineUrl,
    LOG_LEVEL: 'warn',
  };
  workers = hostPart(unit, 'database-stopped', inheritEnvironment(environment));
});
afterAll(async () => {
  await workers.stop();
  await web.close();
});

test('A6 T-106 a database stopped at once under load loses and doubles nothing, and people are told to wait', async () => {
  const { stand } = crew;
  const half = sized(20, 300);
  const cases = await buildCases(stand, half);
  const more = await buildCases(stand, half);
  const { browser } = await hire(stand, web, { centre: await buildCentre(stand.db), role: 'curator' });
  await requestStarts(stand, cases);
  await expectAllAt(stand, cases, 'Task_IntakePackage');
  await Promise.all([requestStarts(stand, more), completeIntake(stand, cases)]);
  await vi.waitFor(async () => expect(await countMoved(stand, cases, more)).toBeGreaterThan(half / 4), PATIENCE);

  await server.stopAtOnce();
  const answers = await askFor(browser, sized(3000, 10_000));
  await server.start();
  const seconds = startStopwatch();

  await vi.waitFor(async () => expect((await browser.get('/api/tasks')).status).toBe(200), PATIENCE);
  const apiBackIn = seconds();
  await Promise.all([expectAllAt(stand, cases, 'Task_AssignCurator'), expectAllAt(stand, more, 'Task_IntakePackage')]);
  const drainedIn = seconds();
  const progress = await readProgress(stand, [...cases, ...more]);
  expect(answers.length).toBeGreaterThan(3);
  proveRow('A6', [
    { what: 'cases at their step', value: await countMoved(stand, cases, more), exactly: 2 * half },
    { what: 'cases with an effect twice', value: progress.filter(({ deadlines }) => deadlines !== 1).length, exactly: 0 },
    { what: 'answers other than 503 with a time to wait', value: answers.filter(({ isPolite }) => !isPolite).length, exactly: 0 },
    { what: 'longest answer', value: Math.max(...answers.map((answer) => answer.seconds)), unit: 's', atMost: 3 },
    { what: 'API back in', value: apiBackIn, unit: 's', atMost: 30 },
    { what: 'drained in', value: drainedIn, unit: 's', atMost: 60 },
  ]);
});

const PATIENCE = { timeout: 120_000, interval: 50 };

interface Answer {
  readonly seconds: number;
  readonly isPolite: boolean;
}

/** Goes on asking while the database is away: a list that needs it, and a sign-in. */
async function askFor(browser: Browser, ms: number): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const ended = startStopwatch();
  while (ended() * 1000 < ms) {
    const questions = [browser.get('/api/tasks'), browser.post('/api/sign-in', { login: 'nobody', password: 'whatever it is' })];
    for (const question of questions) {
      const seconds = startStopwatch();
      const { status, headers } = await question;
      answers.push({ seconds: seconds(), isPolite: status === 503 && headers['retry-after'] !== undefined });
    }
    await setTimeout(100);
  }
  return answers;
}
