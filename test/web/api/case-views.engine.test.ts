import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '#domain/users/password';
import { timelinePage } from '#contract/cases';
import type { Role } from '#contract/common';
import type { Workers } from '../../../workers/start-workers.ts';
import { buildUser } from '../../support/factories.ts';
import { gatherCompany, type Company } from '../../support/company.ts';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { createStandApp, type StandApp } from '../../support/stand-app.ts';
import { startStandWorkers } from '../../support/stand-workers.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { addressOf, nameOf, routes } from './route-walk.ts';
import { Browser, PASSWORD } from './web-app.ts';

let stand: Stand;
let web: StandApp;
let workers: Workers;
let company: Company;
let played: PlayedCase;

/** One family on support: plan in force, a memo handed, a letter waiting for its answer. */
beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand);
  workers = await startStandWorkers(stand);
  company = await gatherCompany(stand, web);
  const play = new Play(stand, company);
  played = await play.open({
    index: 3,
    category: 'disabled-child',
    level: 'basic',
    termMonths: 10,
    acceptance: ['accepted'],
    signature: 'signed',
    results: ['complete'],
    measures: ['5.1.1', '5.6.2', 'own-social'],
    extensionDays: 400,
  });
  await play.work({ leave: ['referral-answer', 'mark-measure'] });
}, 240_000);
afterAll(async () => {
  await workers.stop();
  await web.close();
  await stand.close();
});

async function enter(role: Role): Promise<Browser> {
  const user = await buildUser(stand.db, company.centre, role, { password_hash: await hashPassword(PASSWORD) });
  const browser = new Browser(web.app);
  await browser.signIn(user.login);
  return browser;
}

describe('a family on support, as its people see it', () => {
  test('T-105 the list has the case with its curator, level and stage', async () => {
    const list = await company.browsers.curator.post('/api/cases/search', { search: played.number });

    expect([list.status, list.body.total]).toEqual([200, 1]);
    expect(list.body.items[0]).toMatchObject({
      id: played.caseId,
      status: 'support',
      stage: 5,
      level: 'basic',
      curator: { id: company.users.curator.userId },
      dueOn: null,
      isOverdue: false,
    });
  });

  test('T-019 a curator of another family sees neither case nor family', async () => {
    const stranger = await enter('curator');

    expect((await stranger.get('/api/cases')).body.total).toBe(0);
    expect((await stranger.get('/api/families')).body.total).toBe(0);
    expect((await stranger.get('/api/requests')).body.total).toBe(0);
    expect((await stranger.get(`/api/cases/${played.caseId}`)).status).toBe(404);
  });

  test('T-105 the card shows stages done and running, plan, register entry and open tasks', async () => {
    const { body: card } = await company.browsers.head.get(`/api/cases/${played.caseId}`);

    expect(card.stages.map(({ state }: { state: string }) => state)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'current',
      'current',
      'ahead',
    ]);
    expect(card.plan).toMatchObject({ version: 1, status: 'active', itemsTotal: 3, itemsDone: 0 });
    expect(card.registerEntry.enteredOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(card.deadline).toMatchObject({ workingDays: 10, metAt: expect.any(String), workingDaysLeft: null });
    expect(card.curators[0]).toMatchObject({ user: { id: company.users.curator.userId }, toAt: null, isProvisional: false });
    expect(card.openTasks.length).toBeGreaterThan(0);
    expect(card.openTasks.every(({ mayOpen }: { mayOpen: boolean }) => !mayOpen)).toBe(true);
  });

  test('T-138 the plan stands in the six groups of the form, with problems and people by name', async () => {
    const { body: plan } = await company.browsers.director.get(`/api/cases/${played.caseId}/plan`);

    expect(plan.versions).toHaveLength(1);
    expect(plan.shown.groups.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    const items = plan.shown.groups.flatMap((group: { items: unknown[] }) => group.items);
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ place: expect.stringMatching(/^\d\.\d$/), targets: [{ name: expect.stringMatching(/ /) }] });
    expect(plan.shown.problems.length).toBeGreaterThan(0);
    expect(plan.shown.approvedBy.id).toBe(company.users.director.userId);
    expect((await company.browsers.director.get(`/api/cases/${played.caseId}/plan?version=7`)).status).toBe(404);
  });

  test('T-077 the letter of the referral waits for its answer', async () => {
    const { body } = await company.browsers.curator.get('/api/requests?state=waiting');

    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ case: { id: played.caseId }, answer: null, isOverdue: false });
    expect((await company.browsers.curator.get('/api/requests?state=answered')).body.total).toBe(0);
  });

  test('T-058 the session shows its decided question to the consilium, and to no curator', async () => {
    const { body: list } = await company.browsers.secretary.get('/api/sessions');
    const { body: session } = await company.browsers.secretary.get(`/api/sessions/${list.items[0].id}`);

    expect(session).toMatchObject({ status: 'minutes-signed', chairman: { id: company.users.director.userId } });
    expect(session.questions[0]).toMatchObject({ case: { id: played.caseId }, status: 'decided', outcome: 'accepted' });
    expect(session.attendance.length).toBeGreaterThan(1);
    expect((await company.browsers.curator.get('/api/sessions')).status).toBe(403);
    const stranger = await gatherCompany(stand, web);
    expect((await stranger.browsers.secretary.get(`/api/sessions/${list.items[0].id}`)).status).toBe(404);
  });

  test('T-016 once the minutes are signed the secretary sees the family no more', async () => {
    expect((await company.browsers.secretary.get(`/api/cases/${played.caseId}`)).status).toBe(404);
    expect((await company.browsers.director.get(`/api/cases/${played.caseId}`)).status).toBe(200);
  });

  test('T-196 T-197 confidential findings are covered until somebody says why, and strict ones need their right', async () => {
    const { body: list } = await company.browsers.curator.get(`/api/cases/${played.caseId}/records`);
    const covered = list.items.filter((record: { confidentiality: string }) => record.confidentiality !== 'service');
    const strict = list.items.find((record: { confidentiality: string }) => record.confidentiality === 'strict');
    const address = `/api/cases/${played.caseId}/records/${strict.id}`;

    expect(covered.length).toBeGreaterThan(0);
    expect(covered.every((record: { content: unknown }) => record.content === null)).toBe(true);
    expect((await company.browsers.curator.get(address)).status).toBe(400);
    const opened = await company.browsers.curator.get(`${address}?purpose=case-work`);
    expect(opened.body.content).not.toBeNull();
    expect((await company.browsers.director.get(`${address}?purpose=inspection`)).status).toBe(403);
    const traces: unknown = await stand
      .db('app.audit_events')
      .where({ object_id: strict.id, action: 'record.viewed' })
      .select('actor_id', 'purpose');
    expect(traces).toEqual([{ actor_id: company.users.curator.userId, purpose: 'case-work' }]);
  });

  test('T-106 every act of every person stands in the timeline, the newest first', async () => {
    const pages = [1, 2].map((page) => company.browsers.head.get(`/api/cases/${played.caseId}/timeline?page=${page}`));
    const items = (await Promise.all(pages)).flatMap(({ body }) => timelinePage.parse(body).items);

    const titles = items.map(({ title }) => title);
    for (const title of [
      'Зарегистрировано обращение',
      'Назначен куратор',
      'Принято решение консилиума',
      'ИПССС утверждена',
      'ИПССС подписана',
    ]) {
      expect(titles).toContain(title);
    }
    expect(titles.filter((title) => /Просмотр|^[a-z]/.test(title))).toEqual([]);
    const instants = items.map(({ at }) => at);
    expect([...instants].sort().reverse()).toEqual(instants);
    expect(items.find(({ action }) => action === 'plan.approved')?.actor?.id).toBe(company.users.director.userId);
  });
});

describe('T-197 whoever opens a page of a family leaves one trace with the purpose', () => {
  const of = (id: string, page = '') => `/api/cases/${id}${page}`;

  test.each([
    ['the card of the case', 'case.viewed', () => of(played.caseId)],
    ['the programme', 'case.plan-viewed', () => of(played.caseId, '/plan')],
    ['the course of the case', 'case.timeline-viewed', () => of(played.caseId, '/timeline')],
    ['the diagram', 'case.diagram-viewed', () => of(played.caseId, '/diagram')],
    ['the questions', 'case.questions-viewed', () => of(played.caseId, '/questions')],
    ['the findings', 'case.records-viewed', () => of(played.caseId, '/records')],
    ['the documents', 'case.documents-viewed', () => of(played.caseId, '/documents')],
    ['the card of the family', 'family.viewed', async () => `/api/families/${await familyId()}`],
    ['a task', 'task.viewed', async () => `/api/tasks/${await anyTaskId()}`],
  ])('%s', async (_what, action, findAddress) => {
    const address = await findAddress();
    const traces = () =>
      stand
        .db('app.audit_events')
        .where({ case_id: played.caseId, actor_id: company.users.curator.userId, action })
        .pluck('purpose');
    const before: unknown[] = await traces();

    const answer = await company.browsers.curator.get(address);

    expect(answer.status).toBe(200);
    expect(await traces()).toEqual([...before, 'case-work']);
  });

  const familyId = async () => (await stand.db('app.cases').where({ id: played.caseId }).pluck('family_id'))[0] as string;
  const anyTaskId = async () =>
    (await company.browsers.curator.get(`/api/tasks?scope=all&case=${played.caseId}`)).body.items[0].taskId as string;
});

describe('T-019 every list and card answers each of its roles without a failure', () => {
  const ROLES: Role[] = ['intake', 'curator', 'head', 'director', 'secretary', 'member', 'analyst', 'auditor', 'administrator'];
  // Other systems read their messages with a key of their own, not with a role.
  const reading = routes.filter((route) => route.method === 'get' && route.policy.kind !== 'source');

  test.each(ROLES)('%s', async (role) => {
    const browser = await enter(role);

    const answers = await Promise.all(
      reading.map(
        async (route) =>
          [
            nameOf(route),
            (await browser.get(addressOf(route).replace('00000000-0000-4000-8000-000000000000', played.caseId))).status,
          ] as const,
      ),
    );

    const failed = answers.filter(([, status]) => status >= 500 || status === 401);
    expect(failed).toEqual([]);
    expect(answers.filter(([, status]) => status === 200).length).toBeGreaterThan(6);
  });
});
