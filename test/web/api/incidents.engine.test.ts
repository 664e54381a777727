import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '#domain/users/password';
import { buildOneStep } from '../../engine/diagram.ts';
import { deployProbe, type Probe } from '../../engine/probe.ts';
import { buildCentre, buildUser, uniqueCode } from '../../support/factories.ts';
import { createStandApp, type StandApp } from '../../support/stand-app.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { Browser, PASSWORD } from './web-app.ts';

const PORTION = 100;

let stand: Stand;
let web: StandApp;
let administrator: Browser;
let administratorId: string;

beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand);
  const centre = await buildCentre(stand.db);
  const user = await buildUser(stand.db, centre, 'administrator', { password_hash: await hashPassword(PASSWORD) });
  administratorId = user.userId;
  administrator = new Browser(web.app);
  await administrator.signIn(user.login);
});
afterAll(async () => {
  await web.close();
  await stand.close();
});

/** A process of one step that nobody does. */
const deployStep = () =>
  deployProbe(stand, (key) =>
    buildOneStep(key, `<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="topic-${uniqueCode()}"/>`),
  );

/** So many cases stand at the step; says their numbers. */
async function stopAt({ processKey }: Probe, count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, () => `Ц-2026-${uniqueCode()}`);
  await eachOf(keys, (businessKey) => stand.engine.api.startProcess({ processKey, businessKey, variables: {} }));
  const steps: string[] = await stand.db('app.engine_external_tasks').whereIn('business_key', keys).pluck('external_task_id');
  await eachOf(steps, (id) => stand.engine.api.setExternalTaskRetries(id, 0));
  return keys;
}

/** Some at once: one after the other a hundred take long, and all together they are more than the engine has hands. */
async function eachOf(values: readonly string[], act: (value: string) => Promise<unknown>): Promise<void> {
  const waiting = [...values];
  const work = async () => {
    for (let value = waiting.shift(); value !== undefined; value = waiting.shift()) await act(value);
  };
  await Promise.all(Array.from({ length: 6 }, work));
}

const stepOf = ({ processKey }: Probe) => ({ kind: 'failedExternalTask', process: processKey, step: 'Step' });

async function list(probe: Probe, page = 1) {
  const query = new URLSearchParams({ ...stepOf(probe), page: String(page) });
  return (await administrator.get(`/api/admin/incidents?${query.toString()}`)).body;
}

describe('T-107 many stopped steps', () => {
  test('are shown by the page, narrowed to one step, and counted by step', async () => {
    const probe = await deployStep();
    const other = await deployStep();
    const keys = await stopAt(probe, 3);
    await stopAt(other, 1);

    const answer = await list(probe);
    const beyond = await list(probe, 2);

    const shown = answer.items.map(({ businessKey }: { businessKey: string }) => businessKey);
    expect([answer.total, new Set(shown)]).toEqual([3, new Set(keys)]);
    expect([beyond.items, beyond.total]).toEqual([[], 3]);
    const counted = answer.steps.filter(({ processKey }: { processKey: string }) =>
      [probe.processKey, other.processKey].includes(processKey),
    );
    expect(counted).toEqual([
      { kind: 'failedExternalTask', processKey: probe.processKey, activityId: 'Step', stepName: null, open: 3 },
      { kind: 'failedExternalTask', processKey: other.processKey, activityId: 'Step', stepName: null, open: 1 },
    ]);
  });

  test('of one kind are tried again portion by portion, each with its trace, and no others', async () => {
    const probe = await deployStep();
    const other = await deployStep();
    await stopAt(probe, PORTION + 1);
    await stopAt(other, 1);

    const first = await administrator.post('/api/admin/incidents/retry', stepOf(probe));
    const { until } = first.body;
    const second = await administrator.post('/api/admin/incidents/retry', { ...stepOf(probe), until });

    expect(first.body).toMatchObject({ retried: PORTION, left: 1 });
    expect(second.body).toEqual({ retried: 1, left: 0, until });
    expect([(await list(probe)).total, (await list(other)).total]).toEqual([0, 1]);
    const events: unknown[] = await stand
      .db('app.audit_events')
      .where({ action: 'incident.retried', actor_id: administratorId })
      .whereRaw(`after ->> 'businessKey' in (select business_key from app.engine_external_tasks)`);
    expect(events).toHaveLength(PORTION + 1);
  }, 180_000);

  test('that stop again after the button was pressed wait for another decision', async () => {
    const probe = await deployStep();
    const until = new Date(Date.now() - 60_000).toISOString();
    await stopAt(probe, 1);

    const answer = await administrator.post('/api/admin/incidents/retry', { ...stepOf(probe), until });

    expect(answer.body).toEqual({ retried: 0, left: 0, until });
    expect((await list(probe)).total).toBe(1);
  });

  test('are not tried without a step: nobody presses a button for everything at once', async () => {
    const answer = await administrator.post('/api/admin/incidents/retry', { kind: 'failedJob' });

    expect(answer.status).toBe(400);
  });
});
