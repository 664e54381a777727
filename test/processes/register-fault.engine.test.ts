import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkerTask } from '#engine/task';
import { openDatabase } from '#platform/database';
import { hashPassword } from '#domain/users/password';
import type { Story } from '../../platform/demo/answers/answer.ts';
import type { Workers } from '../../workers/start-workers.ts';
import { tasks } from '../../workers/tasks/index.ts';
import { registerFamilyTask } from '../../workers/tasks/register/register-family.ts';
import { buildUser } from '../support/factories.ts';
import { findTablesWith } from '../support/find-text.ts';
import { gatherCompany, type Company } from '../support/company.ts';
import { Play, type PlayedCase } from '../support/play-case.ts';
import { readServerLogs } from '../support/server-logs.ts';
import { createStandApp, type StandApp } from '../support/stand-app.ts';
import { startStandWorkers } from '../support/stand-workers.ts';
import { useStand, type Stand } from '../support/stand.ts';
import { findIncident } from '../web/api/find-incident.ts';
import { Browser, PASSWORD } from '../web/api/web-app.ts';
import { callEngine } from './structure/rest-engine.ts';

const WHOLE_LIFE_MS = 300_000;
/** A poll of the workers that is under way does not see a step that becomes free; the next one does. */
const NEXT_POLL = { timeout: 30_000, interval: 100 };

const story: Story = {
  index: 35,
  category: 'disabled-child',
  level: 'crisis',
  termMonths: 6,
  acceptance: ['accepted'],
  signature: 'signed',
  results: ['complete'],
  measures: ['5.1.1', '5.6.2', 'own-social'],
  extensionDays: 400,
};

let stand: Stand;
let web: StandApp;
let workers: Workers;
let company: Company;
let administrator: Browser;
let play: Play;
let played: PlayedCase;
const logs: string[] = [];
let faults = 0;
let isMended = false;

/** The ordinary step, which breaks after its work and quotes the family, as a database does. */
const brokenTask: WorkerTask = {
  ...registerFamilyTask,
  async run(ctx, input, step) {
    const variables = await registerFamilyTask.run(ctx, input, step);
    if (isMended || step.businessKey !== played.number) return variables;
    faults += 1;
    throw new Error(`Key (last_name)=(${(await readNames()).join()}) already exists`);
  },
};

beforeAll(async () => {
  stand = useStand();
  const log = pino({ level: 'trace' }, { write: (line: string) => void logs.push(line) });
  web = createStandApp(stand, { logger: log });
  workers = await startStandWorkers(stand, undefined, {
    tasks: tasks.map((task) => (task.topic === registerFamilyTask.topic ? brokenTask : task)),
    log,
  });
  company = await gatherCompany(stand, web);
  const user = await buildUser(stand.db, company.centre, 'administrator', { password_hash: await hashPassword(PASSWORD) });
  administrator = new Browser(web.app);
  await administrator.signIn(user.login);
  play = new Play(stand, company);
  played = await play.open(story);
  await play.work({ leave: ['record-decisions'] });
}, WHOLE_LIFE_MS);
afterAll(async () => {
  await workers.stop();
  await web.close();
  await stand.close();
});

async function readNames(): Promise<string[]> {
  const persons: unknown[] = await stand
    .db('app.persons as p')
    .join('app.cases as c', 'c.family_id', 'p.family_id')
    .where({ 'c.id': played.caseId })
    .select('p.last_name', 'p.middle_name');
  return persons.flatMap((person) => Object.values(person ?? {}).map(String));
}

async function findStep(): Promise<{ external_task_id: string; retries: number | null } | undefined> {
  return stand
    .db('app.engine_external_tasks')
    .where({ business_key: played.number, topic: registerFamilyTask.topic })
    .first('external_task_id', 'retries');
}

/** Waits until the engine has that many tries left, and spares the step the wait for the next one. */
async function hurry(retriesLeft: number): Promise<string> {
  await expect.poll(async () => (await findStep())?.retries, NEXT_POLL).toBe(retriesLeft);
  const id = (await findStep())?.external_task_id ?? '';
  const passwords = { api: '', worker: stand.secrets.engineWorker, deployer: '' };
  if (retriesLeft === 4) await stand.engine.api.setExternalTaskRetries(id, 2);
  await callEngine(
    { url: stand.config.engineUrl, passwords },
    { as: 'worker', method: 'POST', path: `/external-task/${id}/unlock` },
  );
  return id;
}

const countEntries = async () => (await stand.db('app.register_entries').where({ case_id: played.caseId })).length;
const openForms = async () => (await play.listTasks('director')).map(({ formKey }) => formKey);

describe('a register step that fails three times', () => {
  test(
    'T-107 T-070 is an incident without a register entry, and the button completes it once',
    async () => {
      const decision = (await play.listTasks('director')).find(({ formKey }) => formKey === 'record-decisions');
      if (!decision) throw new Error('the director has no decision to record');

      await play.fill('director', decision);
      await hurry(4);
      await hurry(1);
      await expect.poll(async () => (await findStep())?.retries, NEXT_POLL).toBe(0);

      const incident = await findIncident(administrator, played.number);
      expect(faults).toBe(3);
      expect(incident).toMatchObject({
        kind: 'failedExternalTask',
        stepName: 'Поставить семью на ведомственный учёт',
        message: 'Сбой при выполнении шага: Error.',
      });
      expect(await countEntries()).toBe(0);
      expect(await openForms()).not.toContain('approve-plan');

      isMended = true;
      const retried = await administrator.post(`/api/admin/incidents/${incident.id}/retry`);
      expect(retried.status).toBe(200);
      await expect.poll(openForms, NEXT_POLL).toContain('approve-plan');
      expect(await countEntries()).toBe(1);
      const events = await stand.db('app.audit_events').where({ case_id: played.caseId, action: 'register.entered' });
      expect(events).toHaveLength(1);
    },
    WHOLE_LIFE_MS,
  );

  test(
    'T-204 the whole run, its incident and its faults leave nothing personal in the engine, the trail and the logs',
    async () => {
      await play.work();
      for (let point = 0; point < 3 && (await readStatus()) === 'support'; point += 1) {
        await play.fireTimers(played, 'Timer_ControlOpens');
        await play.work();
      }
      for (let month = 0; month < 3; month += 1) {
        await play.fireTimers(played, 'Timer_ObservationDue');
        await play.work();
      }
      expect(await readStatus()).toBe('closed');
      const personal = [...(await readNames()), ...(await readEnteredTexts())];
      expect(personal.length).toBeGreaterThan(20);

      const admin = openDatabase(stand.databaseUrls.admin);
      try {
        expect(await findTablesWith(admin, 'engine', personal)).toEqual([]);
        const homes = await findTablesWith(admin, 'app', personal);
        expect(homes).toEqual(expect.arrayContaining(['persons', 'families', 'appeals', 'task_submissions']));
        const without = ['audit_events', 'engine_commands', 'task_results', 'notifications', 'reconciler_findings', 'cases'];
        expect(homes.filter((table) => without.includes(table))).toEqual([]);
      } finally {
        await admin.destroy();
      }
      const logged = [...logs, ...Object.values(readServerLogs())].join('\n');
      expect(logged).toContain('the step waits for an administrator');
      expect(personal.filter((text) => logged.includes(text))).toEqual([]);
    },
    WHOLE_LIFE_MS,
  );
});

async function readStatus(): Promise<string> {
  const [status] = await stand.db('app.cases').where({ id: played.caseId }).pluck('status');
  return String(status);
}

/** What people wrote about the family: the appeal, the address, and every longer text of the forms. */
async function readEnteredTexts(): Promise<string[]> {
  const { caseId } = played;
  const family = await stand
    .db('app.families as f')
    .join('app.cases as c', 'c.family_id', 'f.id')
    .join('app.appeals as a', 'a.case_id', 'c.id')
    .where({ 'c.id': caseId })
    .first('f.title', 'f.street', 'f.phone', 'a.problem');
  const submitted: unknown[] = await stand.db('app.task_submissions').where({ case_id: caseId }).pluck('data');
  const texts = submitted.flatMap(listTexts).filter((text) => text.length >= 15 && /[а-яё] [а-яё]/i.test(text));
  return [...new Set([...Object.values(family ?? {}).map(String), ...texts])];
}

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}
