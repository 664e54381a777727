import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '#domain/users/password';
import { buildDiagram, buildOneStep } from '../../engine/diagram.ts';
import { deployProbe, type Probe } from '../../engine/probe.ts';
import { buildCentre, buildUser, uniqueCode, type TestUser } from '../../support/factories.ts';
import { createStandApp, type StandApp } from '../../support/stand-app.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { Browser, PASSWORD } from './web-app.ts';

let stand: Stand;
let web: StandApp;
/** The same application on the first day of 2100, when every term has come. */
let later: StandApp;
let user: TestUser;
let administrator: Browser;
let administratorLater: Browser;

beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand);
  later = createStandApp(stand, { now: () => new Date('2100-01-01T00:00:00Z') });
  const centre = await buildCentre(stand.db);
  user = await buildUser(stand.db, centre, 'administrator', { password_hash: await hashPassword(PASSWORD) });
  administrator = new Browser(web.app);
  administratorLater = new Browser(later.app);
  await administrator.signIn(user.login);
  await administratorLater.signIn(user.login);
});
afterAll(async () => {
  await web.close();
  await later.close();
  await stand.close();
});

async function start({ processKey }: Probe, variables = {}): Promise<string> {
  const businessKey = `Ц-2026-${uniqueCode()}`;
  await stand.engine.api.startProcess({ processKey, businessKey, variables });
  return businessKey;
}

async function findJob(businessKey: string, state: string, browser = administrator) {
  for (let page = 1; ; page += 1) {
    const { body } = await browser.get(`/api/admin/jobs?state=${state}&page=${page}`);
    const found = body.items.find((job: { businessKey: string }) => job.businessKey === businessKey);
    if (found !== undefined || body.items.length === 0) return found;
  }
}

const TIMER = `<bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="Wait"/>
  <bpmn:intermediateCatchEvent id="Wait"><bpmn:timerEventDefinition id="Timer">
    <bpmn:timeDate xsi:type="bpmn:tFormalExpression">\${at}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;

/** A choice of which no way fits: the engine cannot go on behind the timer. */
const DEAD_END = ['a', 'b'].reduce(
  (flows, way) => `${flows}<bpmn:sequenceFlow id="To_${way}" sourceRef="Choice" targetRef="End_${way}">
    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${at == '${way}'}</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:endEvent id="End_${way}"/>`,
  '<bpmn:sequenceFlow id="On" sourceRef="Wait" targetRef="Choice"/><bpmn:exclusiveGateway id="Choice"/>',
);

describe('T-107 jobs of the engine', () => {
  test('a term that has not come is shown with its day and cannot be brought about', async () => {
    const businessKey = await start(await deployProbe(stand, (key) => buildDiagram(key, TIMER)), {
      at: '2099-03-02T09:00:00+03:00',
    });

    const job = await findJob(businessKey, 'planned');
    const answer = await administrator.post(`/api/admin/jobs/${job.id}/run`);

    expect(job).toMatchObject({ kind: 'timer', activityId: 'Wait', dueAt: '2099-03-02T06:00:00.000Z', retries: 3, may: null });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'JOB_NOT_DUE']);
  });

  test('one that is due and in nobody’s hands is done by one press, with a trace', async () => {
    const businessKey = await start(await deployProbe(stand, (key) => buildDiagram(key, TIMER)), {
      at: '2099-03-02T09:00:00+03:00',
    });
    const job = await findJob(businessKey, 'waiting', administratorLater);

    const answer = await administratorLater.post(`/api/admin/jobs/${job.id}/run`);

    expect([job.may, answer.status]).toEqual(['run', 200]);
    const state: unknown = await stand.db('app.engine_instances').where({ business_key: businessKey }).pluck('state');
    expect(state).toEqual(['COMPLETED']);
    const events: unknown = await stand
      .db('app.audit_events')
      .where({ action: 'job.run', object_id: job.id })
      .select('actor_id', 'after');
    expect(events).toEqual([{ actor_id: user.userId, after: { kind: 'timer', way: 'run', businessKey, activityId: 'Wait' } }]);
    const again = await administratorLater.post(`/api/admin/jobs/${job.id}/run`);
    expect([again.status, again.body.error.code]).toEqual([404, 'NOT_FOUND']);
  });

  test('one that fails again says so, and the engine keeps it', async () => {
    const businessKey = await start(await deployProbe(stand, (key) => buildDiagram(key, TIMER + DEAD_END)), {
      at: '2099-03-02T09:00:00+03:00',
    });
    const job = await findJob(businessKey, 'waiting', administratorLater);

    const answer = await administratorLater.post(`/api/admin/jobs/${job.id}/run`);

    expect([answer.status, answer.body.error.code]).toEqual([409, 'JOB_FAILED']);
    const states: unknown = await stand.db('app.engine_instances').where({ business_key: businessKey }).pluck('state');
    expect(states).toEqual(['ACTIVE']);
  });
});

describe('T-107 steps of the workers', () => {
  test('one that waits is left to the workers; one that stopped gets another try', async () => {
    const topic = `topic-${uniqueCode()}`;
    const step = `<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="${topic}"/>`;
    const businessKey = await start(await deployProbe(stand, (key) => buildOneStep(key, step)));
    const waiting = await findJob(businessKey, 'waiting');
    const tooEarly = await administrator.post(`/api/admin/jobs/${waiting.id}/run`);
    await stand.engine.api.setExternalTaskRetries(waiting.id, 0);
    const failed = await findJob(businessKey, 'failed');

    const retried = await administrator.post(`/api/admin/jobs/${failed.id}/run`);

    expect(waiting).toMatchObject({ kind: 'worker-step', activityId: 'Step', dueAt: null, retries: null, may: null });
    expect([tooEarly.status, tooEarly.body.error.code]).toEqual([409, 'JOB_WAITS_FOR_WORKER']);
    expect([failed.may, retried.status]).toEqual(['retry', 200]);
    expect(await findJob(businessKey, 'failed')).toBeUndefined();
    expect(await findJob(businessKey, 'waiting')).toMatchObject({ retries: 1 });
  });
});
