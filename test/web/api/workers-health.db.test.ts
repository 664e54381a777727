import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestCommand } from '#domain/commands/request-command';
import { actingAsSystem, buildCentre } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let administrator: Browser;

beforeAll(async () => {
  web = await openWebApp();
  await playEngine();
  const { db } = web.database;
  administrator = await signedInBrowser(web, await buildSignInUser(web, await buildCentre(db), 'administrator'));
});
afterAll(() => web.close());

/** What the engine would show of three open steps, one of them an incident: there is no engine behind this database. */
async function playEngine(): Promise<void> {
  await web.database.owner.raw(`
    create view app.engine_external_tasks as
      select * from (values ('p1', 'Task_Deadlines', 'compute-deadlines', now() - interval '2 hours'),
                            ('p2', 'Task_Deadlines', 'compute-deadlines', now() - interval '5 minutes'),
                            ('p3', 'Task_Gone', 'step-of-nowhere', now() - interval '1 day'))
        as t (process_instance_id, activity_id, topic, created_at);
    create view app.engine_instances as
      select * from (values ('p1', 'd1'), ('p2', 'd1')) as i (process_instance_id, process_definition_id);
    create view app.engine_incidents as select 'i1' as incident_id;
    grant select on app.engine_external_tasks, app.engine_instances, app.engine_incidents to app;
    insert into app.process_steps (process_definition_id, process_key, activity_id, name, kind, topic, clause)
      values ('d1', 'family-support-case', 'Task_Deadlines', 'Вычислить сроки', 'serviceTask', 'compute-deadlines', 'П1 п.4.4');
  `);
}

/** A workers process by the ages of its marks in seconds; `null` is what never happened. */
async function buildWorker(workerId: string, marks: { seen: number; polled: number | null; stopped?: number; active?: number }) {
  await web.database.db.raw(
    `insert into app.worker_status values (:workerId, 1, now() - interval '10 days', now() - :seen * interval '1 second',
      now() - cast(:polled as int) * interval '1 second', :active, now() - cast(:stopped as int) * interval '1 second')`,
    { workerId, seen: marks.seen, polled: marks.polled, active: marks.active ?? 0, stopped: marks.stopped ?? null },
  );
}

test('T-107 the administrator sees how each workers process is and what waits for it', async () => {
  await buildWorker('host:workers:busy', { seen: 2, polled: 300, active: 16 });
  await buildWorker('host:workers:cut', { seen: 2, polled: 300 });
  await buildWorker('host:workers:gone', { seen: 8 * 86_400, polled: 8 * 86_400 });
  await buildWorker('host:workers:late', { seen: 90, polled: 95, active: 3 });
  await buildWorker('host:workers:mute', { seen: 1, polled: null });
  await buildWorker('host:workers:off', { seen: 3600, polled: 3600, stopped: 3600 });
  await buildWorker('host:workers:well', { seen: 1, polled: 4 });
  const { db } = web.database;
  await requestCommand(actingAsSystem(db), {
    stream: 'КЗН-26-0001',
    dedupeKey: 'start:1',
    command: { kind: 'start-process', processKey: 'family-support-case', businessKey: 'КЗН-26-0001', variables: {} },
  });

  const { status, body } = await administrator.get('/api/admin/workers');

  expect(status).toBe(200);
  expect(body.workers.map(({ workerId, state }: { workerId: string; state: string }) => [workerId, state])).toEqual([
    ['host:workers:busy', 'working'],
    ['host:workers:cut', 'cut-off'],
    ['host:workers:late', 'lost'],
    ['host:workers:mute', 'cut-off'],
    ['host:workers:off', 'stopped'],
    ['host:workers:well', 'working'],
  ]);
  const [, , late, mute] = body.workers;
  expect(late).toMatchObject({ activeTasks: 3 });
  expect(Math.round(late.secondsSinceGoodPoll / 60)).toBe(2);
  expect(mute.secondsSinceGoodPoll).toBeNull();
  expect(body.topics).toMatchObject([
    { topic: 'step-of-nowhere', stepName: null, open: 1 },
    { topic: 'compute-deadlines', stepName: 'Вычислить сроки', open: 2 },
  ]);
  expect(Math.round(body.topics[1].oldestSeconds / 60)).toBe(120);
  expect(body).toMatchObject({ incidents: 1, openCommands: 1 });
});
