import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCalendar } from '#domain/calendar/change-calendar';
import { yearOf } from '#domain/calendar/plain-date';
import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { addWorkingDays } from '#domain/calendar/work-calendar';
import { dateInZone } from '#domain/calendar/zoned-time';
import { EngineError } from '#engine/engine-error';
import type { Workers } from '../../../workers/start-workers.ts';
import { actingAs, actingAsSystem, buildCentre, buildUser, type TestCentre } from '../../support/factories.ts';
import { startStandWorkers } from '../../support/stand-workers.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { appealFor, openByAppeal } from '../support.ts';

const PATIENCE_MS = 30_000;
/** A region that no other test of the run uses: a changed calendar moves every open deadline of its region. */
const REGION = 'RU-ME';

let stand: Stand;
let workers: Workers;

beforeAll(async () => {
  stand = useStand();
  workers = await startStandWorkers(stand);
});
afterAll(async () => {
  await workers.stop();
  await stand.close();
});

async function waitFor<T>(what: string, read: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await read();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await sleep(200);
  }
}

const today = () => dateInZone(new Date(), 'Europe/Moscow');

async function openCase(centre: TestCentre): Promise<{ caseId: string; number: string }> {
  const clerk = await buildUser(stand.db, centre, 'intake');
  const opened = await openByAppeal(actingAs(stand.db, clerk, new Date()), appealFor(centre.unitId, { receivedOn: today() }));
  await waitFor('the three timers', async () => ((await timersOf(opened.number)).size === 3 ? true : undefined));
  return opened;
}

async function timersOf(number: string): Promise<Map<string, { jobId: string; dueAt: Date }>> {
  const rows: { job_id: string; activity_id: string; due_at: Date }[] = await stand
    .db('app.engine_jobs')
    .where({ business_key: number })
    .where('activity_id', 'like', 'Timer\\_Plan%')
    .select('job_id', 'activity_id', 'due_at');
  return new Map(rows.map((row) => [row.activity_id, { jobId: row.job_id, dueAt: row.due_at }]));
}

async function waitForIdleWorkers(number: string): Promise<void> {
  await waitFor('the end of the step', async () => {
    const open: unknown[] = await stand.db('app.engine_external_tasks').where({ business_key: number });
    return open.length === 0 ? true : undefined;
  });
}

/** A worker that ends a step of the case meanwhile makes the engine refuse the job as if it were not there: it is asked again. */
async function fire(number: string, activityId: string): Promise<void> {
  await waitFor(`the end of ${activityId}`, async () => {
    const timer = (await timersOf(number)).get(activityId);
    if (!timer) return true;
    await stand.engine.api.executeJob(timer.jobId).catch((error: unknown) => {
      if (!(error instanceof EngineError && error.status === 404)) throw error;
    });
    return undefined;
  });
}

test('T-057 the engine’s timers remind the head twice and tell the director once; the case goes on', async () => {
  const centre = await buildCentre(stand.db);
  const [head, director] = [await buildUser(stand.db, centre, 'head'), await buildUser(stand.db, centre, 'director')];
  const { caseId, number } = await openCase(centre);

  const noticesOf = () => stand.db('app.notifications').where({ case_id: caseId }).select('user_id', 'kind').orderBy('kind');

  // One after the other: a worker that completes a step of the case meanwhile makes the engine refuse to run the next job.
  for (const [index, timer] of ['Timer_PlanReminder1', 'Timer_PlanReminder2', 'Timer_PlanOverdue'].entries()) {
    await fire(number, timer);
    await waitFor('the notice', async () => ((await noticesOf()).length === index + 1 ? true : undefined));
    await waitForIdleWorkers(number);
  }

  const notices = await noticesOf();
  const flagged = await stand.db('app.deadlines').where({ case_id: caseId }).first('overdue_at');
  expect(flagged?.overdue_at).toBeInstanceOf(Date);
  expect(notices).toEqual([
    { user_id: head.userId, kind: 'deadline-near' },
    { user_id: head.userId, kind: 'deadline-near' },
    { user_id: director.userId, kind: 'deadline-overdue' },
  ]);
  expect(await timersOf(number)).toEqual(new Map());
  expect(await stand.db('app.engine_tasks').where({ business_key: number }).pluck('task_key')).toEqual(['Task_IntakePackage']);
});

test('T-056 a changed calendar moves the timers of the engine that did not fire yet', async () => {
  const centre = await buildCentre(stand.db, { region: REGION });
  const administrator = await buildUser(stand.db, centre, 'administrator');
  const { caseId, number } = await openCase(centre);
  const before = await timersOf(number);
  const dueOn = (await stand.db('app.deadlines').where({ case_id: caseId }).first('due_on'))?.due_on;
  // The next day on which people would work, whatever the date on which this test runs.
  const { date: holiday } = addWorkingDays(await readWorkCalendar(actingAsSystem(stand.db), REGION), today(), 1);

  const { movedDeadlines } = await changeCalendar(actingAs(stand.db, administrator, new Date()), {
    region: REGION,
    year: yearOf(holiday),
    decree: 'Указ главы региона',
    isComplete: true,
    days: [{ date: holiday, kind: 'off', name: 'Объявленный выходной' }],
  });

  expect(movedDeadlines).toBe(1);
  const deadline = await stand.db('app.deadlines').where({ case_id: caseId }).first('due_on');
  expect(deadline?.due_on > dueOn).toBe(true);
  const overdueAt = (
    await stand
      .db('app.deadline_rungs as r')
      .join('app.deadlines as d', 'd.id', 'r.deadline_id')
      .where({ 'd.case_id': caseId, 'r.code': 'overdue' })
      .first('r.fires_at')
  )?.fires_at;
  await waitFor('the moved timer', async () => {
    const timer = (await timersOf(number)).get('Timer_PlanOverdue');
    return timer?.dueAt.getTime() === overdueAt?.getTime() ? true : undefined;
  });
  expect(overdueAt?.getTime()).toBeGreaterThan(before.get('Timer_PlanOverdue')?.dueAt.getTime() ?? Infinity);
});
