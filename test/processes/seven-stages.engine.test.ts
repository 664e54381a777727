import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Story } from '../../platform/demo/answers/answer.ts';
import type { Workers } from '../../workers/start-workers.ts';
import { gatherCompany, type Company } from '../support/company.ts';
import { Play, type PlayedCase } from '../support/play-case.ts';
import { createStandApp, type StandApp } from '../support/stand-app.ts';
import { startStandWorkers } from '../support/stand-workers.ts';
import { useStand, type Stand } from '../support/stand.ts';

let stand: Stand;
let web: StandApp;
let workers: Workers;
let company: Company;

beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand);
  workers = await startStandWorkers(stand);
});
afterAll(async () => {
  await workers.stop();
  await web.close();
  await stand.close();
});

/** A whole life of a case takes some sixty steps of people on a real engine. */
const WHOLE_LIFE_MS = 300_000;

const MARK_OF_A_MEASURE = 'mark-measure';

const story = (changes: Partial<Story> = {}): Story => ({
  index: 1,
  category: 'disabled-child',
  level: 'basic',
  termMonths: 10,
  acceptance: ['accepted'],
  signature: 'signed',
  results: ['complete'],
  measures: ['5.1.1', '5.6.2', 'own-social'],
  extensionDays: 400,
  ...changes,
});

async function begin(changes: Partial<Story> = {}): Promise<{ play: Play; played: PlayedCase }> {
  company = await gatherCompany(stand, web);
  const play = new Play(stand, company);
  const played = await play.open(story(changes));
  return { play, played };
}

/** Half-year report, then the preparation of the review, each opened by its timer. */
async function reachReview(play: Play, played: PlayedCase): Promise<void> {
  await play.work();
  for (let point = 0; point < 2; point += 1) {
    expect(await play.fireTimers(played, 'Timer_ControlOpens')).toBe(1);
    await play.work();
  }
}

async function readCase(played: PlayedCase) {
  const { caseId } = played;
  const [row] = await stand.db('app.cases').where({ id: caseId }).select('status', 'closing_ground', 'archived_at');
  const register = await stand.db('app.register_entries').where({ case_id: caseId }).select('removed_on', 'removal_ground');
  const plans = await stand.db('app.plan_versions').where({ case_id: caseId }).orderBy('version').select('version', 'status');
  const items = await stand.db('app.plan_items').where({ case_id: caseId }).pluck('status');
  const instances = await stand
    .db('app.engine_instances')
    .where({ business_key: played.number })
    .whereNull('ended_at')
    .pluck('process_key');
  return { ...row, register, plans, items, running: instances };
}

describe('a family goes through all seven stages', () => {
  test(
    'T-045 T-090 T-099 б: completed with results, three months of post-support, archive',
    { timeout: WHOLE_LIFE_MS },
    async () => {
      const { play, played } = await begin();

      await reachReview(play, played);
      const onPostSupport = await readCase(played);
      for (let month = 0; month < 3; month += 1) {
        expect(await play.fireTimers(played, 'Timer_ObservationDue')).toBe(1);
        await play.work();
      }
      const archived = await readCase(played);

      expect(onPostSupport).toMatchObject({ status: 'post-support', register: [{ removal_ground: 'completed' }] });
      expect(archived).toMatchObject({ status: 'closed', closing_ground: 'completed', running: [] });
      expect(archived.archived_at).not.toBeNull();
      expect(archived.items.toSorted()).toEqual(['done', 'done', 'done']);
      expect(play.completed.filter((form) => form === 'post-support-observation')).toHaveLength(3);
    },
  );

  test('T-070 T-073 T-098 the memo names institutions, the letter has a number and a term, the register entry stands once', async () => {
    const { play, played } = await begin();

    await play.work({ leave: ['hand-memo', 'referral-answer', MARK_OF_A_MEASURE] });

    const memos = await stand.db('app.memos').where({ case_id: played.caseId }).select('institutions', 'delivered_on');
    const letters = await stand
      .db('app.letters')
      .where({ case_id: played.caseId })
      .select('number', 'addressee', 'answer_due_on', 'answer');
    const register = await stand.db('app.register_entries').where({ case_id: played.caseId }).select('removed_on');
    expect(memos).toHaveLength(1);
    expect(memos[0].institutions[0]).toMatchObject({
      name: expect.any(String),
      address: expect.any(String),
      workingHours: expect.any(String),
    });
    expect(letters).toEqual([
      {
        number: expect.any(String),
        addressee: expect.any(String),
        answer_due_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        answer: null,
      },
    ]);
    expect(register).toEqual([{ removed_on: null }]);
  });

  test('T-088 T-087 а: the programme is extended in a second version and ends with б', { timeout: WHOLE_LIFE_MS }, async () => {
    const { play, played } = await begin({ results: ['extend', 'complete'] });

    await reachReview(play, played);
    const extended = await readCase(played);
    for (let point = 0; point < 3 && (await readCase(played)).status === 'support'; point += 1) {
      await play.fireTimers(played, 'Timer_ControlOpens');
      await play.work();
    }
    const completed = await readCase(played);

    expect(extended).toMatchObject({
      status: 'support',
      plans: [
        { version: 1, status: 'archived' },
        { version: 2, status: 'active' },
      ],
    });
    expect(completed).toMatchObject({ status: 'post-support', register: [{ removal_ground: 'completed' }] });
  });

  test(
    'T-091 T-098 в: a family that moves away is removed without post-support, open measures get their mark and reason',
    { timeout: WHOLE_LIFE_MS },
    async () => {
      const { play, played } = await begin({ results: ['terminate'] });

      await play.work({ leave: [MARK_OF_A_MEASURE] });
      for (let point = 0; point < 2; point += 1) {
        await play.fireTimers(played, 'Timer_ControlOpens');
        await play.work({ leave: [MARK_OF_A_MEASURE] });
      }
      const closed = await readCase(played);

      expect(closed).toMatchObject({
        status: 'closed',
        closing_ground: 'moved',
        running: [],
        register: [{ removal_ground: 'moved' }],
      });
      expect(closed.items).toEqual(['not-done', 'not-done', 'not-done']);
      expect(play.completed).not.toContain('post-support-observation');
    },
  );
});

describe('before the support begins', () => {
  test('T-053 the four collecting activities start together and the draft waits for the last of them', async () => {
    const { play, played } = await begin();
    const collecting = ['collect-documents', 'home-survey', 'record-methods', 'initial-diagnostics'];

    await play.work({ leave: collecting });
    const together = (await play.listTasks('curator')).map((task) => task.formKey);
    await play.work({ leave: ['initial-diagnostics'] });
    const last = (await play.listTasks('curator')).map((task) => task.formKey);
    await play.work({ leave: ['draft-plan'] });
    const draft = (await play.listTasks('curator')).map((task) => task.formKey);

    expect(together.toSorted()).toEqual(collecting.toSorted());
    expect(last).toEqual(['initial-diagnostics']);
    expect(draft).toEqual(['draft-plan']);
    expect(played.number).toContain(company.centre.prefix);
  });

  test('T-066 T-063 returned for rework twice, then the need is not confirmed: no register entry', async () => {
    const { play, played } = await begin({ acceptance: ['rework', 'rework', 'need-not-confirmed'] });

    await play.work();

    const closed = await readCase(played);
    expect(play.completed.filter((form) => form === 'draft-plan')).toHaveLength(3);
    expect(closed).toMatchObject({ status: 'closed', closing_ground: 'need-not-confirmed', register: [], running: [] });
  });

  test('T-068 a family that refuses to sign is not supported, its register entry is closed with that ground', async () => {
    const { play, played } = await begin({ signature: 'refused' });

    await play.work();

    const closed = await readCase(played);
    expect(closed).toMatchObject({
      status: 'closed',
      closing_ground: 'signature-refused',
      register: [{ removal_ground: 'signature-refused' }],
      running: [],
    });
    expect(play.completed).not.toContain(MARK_OF_A_MEASURE);
  });

  test('T-047 a package without the ИППСУ leaves a task, and the deadline stays', async () => {
    const { play, played } = await begin({ index: 7 });
    const deadline = () => stand.db('app.deadlines').where({ case_id: played.caseId }).pluck('due_on');
    await play.settle();
    const before = await deadline();

    await play.work({ leave: ['package-follow-up', 'assign-curator'] });

    const tasks = (await play.listTasks('intake')).map((task) => task.formKey);
    expect(tasks).toEqual(['package-follow-up']);
    expect(await deadline()).toEqual(before);
    expect((await play.listTasks('head')).map((task) => task.formKey)).toContain('assign-curator');
  });

  test('T-057 the ladder reminds twice and escalates once while the plan can still be approved', async () => {
    const { play, played } = await begin();
    await play.work({ leave: ['draft-plan'] });

    for (const timer of ['Timer_PlanReminder1', 'Timer_PlanReminder2', 'Timer_PlanOverdue']) {
      expect(await play.fireTimers(played, timer)).toBe(1);
    }
    const kinds = await stand
      .db('app.notifications')
      .where({ case_id: played.caseId })
      .whereLike('kind', '%deadline%')
      .pluck('kind');
    const [deadline] = await stand.db('app.deadlines').where({ case_id: played.caseId }).select('overdue_at', 'met_at');
    await play.work({ leave: ['hand-memo', 'referral-answer', MARK_OF_A_MEASURE] });
    const [met] = await stand.db('app.deadlines').where({ case_id: played.caseId }).select('overdue_at', 'met_at');

    expect(kinds.length).toBeGreaterThanOrEqual(3);
    expect(deadline).toMatchObject({ overdue_at: expect.any(Date), met_at: null });
    expect(met).toMatchObject({ overdue_at: expect.any(Date), met_at: expect.any(Date) });
  });
});
