import { Writable } from 'node:stream';
import type { Knex } from 'knex';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';
import { registerAppealAnswer } from '#contract/appeals';
import { startFormAnswer } from '#contract/tasks';
import { defineTask } from '#engine/task';
import { openDatabase } from '#platform/database';
import { Registry } from '#platform/metrics';
import { APPEALS } from '../../platform/demo/answers/answers-by-form.ts';
import type { Workers } from '../../workers/start-workers.ts';
import { tasks } from '../../workers/tasks/index.ts';
import { countReports } from '../../workers/task-metrics.ts';
import { buildOneStep } from '../engine/diagram.ts';
import { deployProbe } from '../engine/probe.ts';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { gatherCompany, hire, type Company } from '../support/company.ts';
import { uniqueCode } from '../support/factories.ts';
import { Play, type PlayedCase } from '../support/play-case.ts';
import { reachForm, STORY, WHOLE_LIFE_MS } from '../support/playhouse.ts';
import { readServerLogs } from '../support/server-logs.ts';
import { createStandApp, type StandApp } from '../support/stand-app.ts';
import { startStandWorkers } from '../support/stand-workers.ts';
import { useStand, type Stand } from '../support/stand.ts';
import { routes } from '../web/api/route-walk.ts';
import type { Browser } from '../web/api/web-app.ts';
import { CANARIES, findMentions, nextCanary, plant, STEM, unplant } from './canaries.ts';
import { provokeErrors } from './provoked-errors.ts';

let stand: Stand;
let admin: Knex;
let web: StandApp;
let workers: Workers;
let company: Company;
let administrator: Browser;
const metrics = new Registry();
/** Whatever is written down beside the servers' own logs: log lines of both parts, what libraries print, addresses that are called. */
const written: string[] = [];
const called: string[] = [];

const log = () =>
  pino({ level: 'trace' }, new Writable({ write: (chunk, _encoding, done) => done(void written.push(String(chunk))) }));

beforeAll(async () => {
  stand = useStand();
  admin = openDatabase(stand.databaseUrls.admin, { maxConnections: 2 });
  web = createStandApp(stand, { logger: log(), metrics });
  company = await gatherCompany(stand, web);
  administrator = (await hire(stand, web, { centre: company.centre, role: 'administrator' })).browser;
});
/** Mocks last for one test, and are restored after it. */
function listenBesideTheLog(): void {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void written.push(words.map(String).join(' ')));
  const send = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) => {
    called.push(address instanceof Request ? address.url : address.toString());
    return send(address, init);
  });
}

afterAll(async () => {
  await workers.stop();
  await web.close();
  await admin.destroy();
  await stand.close();
});

/** Steps that fail with a name in the words of the fault: of the database, of the program, of a check. */
const faults = [
  (db: Knex) => db.raw('select cast(? as uuid)', [nextCanary()]),
  (db: Knex) => db('app.persons').insert({ last_name: nextCanary(), first_name: nextCanary() }),
  () => Promise.reject(new Error(`no such family: ${nextCanary()}`, { cause: nextCanary() })),
  () => Promise.resolve(z.literal('fits').parse(nextCanary())),
].map((fault, index) =>
  defineTask({
    topic: `fault-${index}-${uniqueCode()}`,
    input: z.object({}),
    run: async (ctx) => {
      await fault(ctx.db);
      return {};
    },
  }),
);

/** Each fault is at its last try, so that it becomes an incident. */
async function provokeIncidents(): Promise<string[]> {
  const keys: string[] = [];
  for (const { topic } of faults) {
    const step = `<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="${topic}"/>`;
    const { processKey } = await deployProbe(stand, (key) => buildOneStep(key, step));
    const businessKey = `Ц-2026-${uniqueCode()}`;
    await stand.engine.api.startProcess({ processKey, businessKey, variables: {} });
    const [task]: { id: string }[] = await stand
      .db('app.engine_external_tasks')
      .where({ topic })
      .select('external_task_id as id');
    await stand.engine.api.setExternalTaskRetries(task?.id ?? '', 1);
    keys.push(businessKey);
  }
  return keys;
}

async function openCase(): Promise<{ readonly play: Play; readonly played: PlayedCase }> {
  const { centre, district, browsers } = company;
  const { form } = startFormAnswer.parse((await browsers.intake.get('/api/forms/register-appeal')).body);
  const today = dateInZone(new Date(), 'Europe/Moscow');
  const appeal = APPEALS['parent-application'](STORY.index, today, { unitId: centre.unitId, district, settlement: 'г. Казань' });
  const data = plant(appeal);
  const answer = await browsers.intake.post('/api/appeals', { formVersion: form.version, data, duplicates: [] });
  if (answer.status !== 201) throw new Error(`the appeal was not registered: ${answer.text}`);
  const opened = registerAppealAnswer.parse(answer.body);
  if (opened.outcome !== 'opened') throw new Error(`the appeal opened no case: ${opened.outcome}`);
  const play = new Play(stand, company, async (player, task, filled) => {
    const complete = (data: object) => browsers[player].post(`/api/tasks/${task.taskId}/complete`, { ...filled, data });
    const planted = plant(filled.data);
    const first = await complete(planted);
    const isRefused = first.status === 400;
    const completed = isRefused ? await complete(unplant(planted, filled.data, Object.keys(first.body.error.fields))) : first;
    if (completed.status !== 200) throw new Error(`${player} could not complete ${task.formKey}: ${completed.text}`);
  });
  return { play, played: play.adopt({ caseId: opened.caseId, number: opened.number, story: STORY }) };
}

const mentions = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => text.includes(STEM) || text.includes(encodeURIComponent(STEM)));

const countLines = (logs: Readonly<Record<string, string>>) =>
  mentions(Object.values(logs).flatMap((log) => log.split('\n'))).length;

test(
  'D18 T-204 names and words about a family stand in the tables of the application and nowhere else',
  async () => {
    listenBesideTheLog();
    const stopped = await provokeIncidents();
    workers = await startStandWorkers(stand, () => new Date(), {
      tasks: [...tasks, ...faults],
      log: log(),
      onReport: countReports(metrics),
    });
    const { play, played } = await openCase();
    await play.work();
    // The rest of its life takes a minute more.
    if (sized(0, 1) === 1) await reachForm({ play, played }, 'review-information');
    await company.browsers.head.post('/api/families/search', { search: CANARIES[0] });
    const errors = await provokeErrors(company, administrator, played.caseId);
    const incidents = async () => (await stand.db('app.engine_incidents').whereIn('business_key', stopped)).length;
    await expect.poll(incidents, { timeout: 60_000 }).toBe(faults.length);

    const inEngine = await findMentions(admin, 'engine');
    const inApp = await findMentions(admin, 'app');
    const told = errors.map(({ text }) => text);
    const figures = await metrics.metrics();
    const servers = readServerLogs();

    expect({
      unexpected: errors.filter(({ status }) => status < 400 || status >= 500).map(({ status, text }) => `${status} ${text}`),
      told: mentions(told),
      inner: told.filter((text) => /\bat .*\.(ts|js):|select .* from|sqlstate/i.test(text)),
      inEngine,
      besideFacts: Object.keys(inApp).filter((table) => BESIDE_FACTS.includes(table)),
      written: mentions(written),
      servers: mentions(Object.values(servers)),
      called: mentions(called),
      figures: mentions([figures]),
    }).toEqual({
      unexpected: [],
      told: [],
      inner: [],
      inEngine: {},
      besideFacts: [],
      written: [],
      servers: [],
      called: [],
      figures: [],
    });
    // Everything was looked at, and every canary is alive.
    expect(play.completed.length).toBeGreaterThan(15);
    expect(written.length).toBeGreaterThan(100);
    expect(servers.database).toContain('ready to accept connections');
    expect(servers.engine).toContain('Started EngineServer');
    expect(called.length).toBeGreaterThan(20);
    expect(figures).toContain('support_http_request_seconds_count');
    expect(await countAlive()).toBe(CANARIES.length);
    proveRow('D18', [
      { what: 'canary values', value: CANARIES.length, exactly: 20 },
      { what: 'forms filled', value: play.completed.length },
      { what: 'provoked errors', value: errors.length, atLeast: 50 },
      { what: 'incidents', value: await incidents(), exactly: faults.length },
      { what: 'log lines with one', value: mentions(written).length, exactly: 0 },
      { what: 'lines of PostgreSQL and JVM with one', value: countLines(servers), exactly: 0 },
      { what: 'error texts with one', value: mentions(told).length, exactly: 0 },
      { what: "engine's rows with one", value: Object.keys(inEngine).length, exactly: 0 },
      { what: 'addresses with one', value: mentions(called).length, exactly: 0 },
      { what: 'figures with one', value: mentions([figures]).length, exactly: 0 },
    ]);
  },
  WHOLE_LIFE_MS,
);

/** Tables of the application that tell of acts, not of people. */
const BESIDE_FACTS = [
  'audit_events',
  'engine_commands',
  'task_results',
  'reconciler_findings',
  'process_steps',
  'sign_in_attempts',
  'sign_ins',
  'worker_status',
];

/** How many of the twenty are written down somewhere about the family. */
async function countAlive(): Promise<number> {
  const { rows } = await admin.raw<{ rows: { text: string }[] }>(`
    select string_agg(t, ' ') as text from (
      select p::text as t from app.persons p union all select f::text from app.families f union all select a::text from app.appeals a
      union all select r::text from app.assessment_records r union all select s::text from app.task_submissions s) every`);
  return CANARIES.filter((canary) => rows[0]?.text.includes(canary)).length;
}

test('D18 no address of the API takes words: what a person types travels in a body', () => {
  const taken = routes.flatMap(({ method, path, query }) =>
    Object.entries(query?.shape ?? {})
      .filter(([, field]) => field.safeParse('Петрова Анна').success)
      .map(([field]) => `${method} ${path}?${field}`),
  );

  expect(routes.filter(({ query }) => query).length).toBeGreaterThan(20);
  expect(taken).toEqual([]);
  proveRow('D18', [{ what: 'addresses that take words', value: taken.length, exactly: 0 }]);
});
