import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addDays } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { hashPassword } from '#domain/users/password';
import { registerAppealAnswer } from '#contract/appeals';
import { startFormAnswer, taskAnswer, taskPage, type TaskRow } from '#contract/tasks';
import type { Workers } from '../../../workers/start-workers.ts';
import { buildUser, type TestUser } from '../../support/factories.ts';
import { proveRow } from '../../proof/prove-row.ts';
import { sized } from '../../proof/sized.ts';
import { gatherCompany, type Company } from '../../support/company.ts';
import { createStandApp, type StandApp } from '../../support/stand-app.ts';
import { startStandWorkers } from '../../support/stand-workers.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { Browser, PASSWORD } from './web-app.ts';

let stand: Stand;
let web: StandApp;
let workers: Workers;
let here: Company;
let elsewhere: Company;

beforeAll(async () => {
  stand = useStand();
  web = createStandApp(stand);
  workers = await startStandWorkers(stand);
  here = await gatherCompany(stand, web);
  elsewhere = await gatherCompany(stand, web);
  // The first case of a fresh engine takes it longer than a person's patience; what follows is what people see.
  await openCase();
});
afterAll(async () => {
  await workers.stop();
  await web.close();
  await stand.close();
});

/** An appeal of long ago would ring all its reminders at once. */
const today = dateInZone(new Date(), 'Europe/Moscow');
let families = 0;

/** Two families of one name would be asked about as one. */
function newMother() {
  families += 1;
  const birthOn = addDays('1990-05-17', families);
  return { lastName: `Канарейкина-${families}`, firstName: 'Анна', birthOn, kinship: 'мать', isApplicant: true };
}

async function appealData(changes: Record<string, unknown> = {}) {
  const { form } = startFormAnswer.parse((await here.browsers.intake.get('/api/forms/register-appeal')).body);
  return {
    formVersion: form.version,
    data: {
      unitId: here.centre.unitId,
      receivedOn: today,
      ground: 'parent-application',
      applicationForm: 'paper',
      capacity: 'родитель',
      problem: 'Канареечная проблема',
      address: { district: here.district },
      members: [newMother()],
      package: ['application'],
      ...changes,
    },
  };
}

async function openCase(): Promise<{ id: string; number: string }> {
  const opened = registerAppealAnswer.parse((await here.browsers.intake.post('/api/appeals', await appealData())).body);
  if (opened.outcome !== 'opened') throw new Error('the appeal opened no case');
  const { caseId, number } = opened;
  await vi.waitFor(async () => expect(await findTask(here.browsers.intake, caseId)).toBeDefined(), {
    timeout: 30_000,
    interval: 100,
  });
  return { id: caseId, number };
}

async function findTask(browser: Browser, caseId: string): Promise<TaskRow | undefined> {
  return taskPage.parse((await browser.get(`/api/tasks?scope=all&case=${caseId}`)).body).items[0];
}

async function getTask(browser: Browser, caseId: string): Promise<TaskRow> {
  const found = await findTask(browser, caseId);
  if (!found) throw new Error('the case has no open task');
  return found;
}

async function enter(role: string): Promise<{ user: TestUser; browser: Browser }> {
  const user = await buildUser(stand.db, here.centre, role, { password_hash: await hashPassword(PASSWORD) });
  const browser = new Browser(web.app);
  await browser.signIn(user.login);
  return { user, browser };
}

const PACKAGE = {
  application: { state: 'received', receivedOn: today },
  ippsu: { state: 'received', receivedOn: today, number: '12', issuedOn: today, issuer: 'Минтруд', validTo: '2099-12-31' },
};

describe('an appeal that does not fit is refused as a whole', () => {
  test.each([
    ['a birth in the future', { members: [{ ...newMother(), birthOn: '2999-01-01' }] }, '/members/0/birthOn'],
    ['a birth on 31 February', { members: [{ ...newMother(), birthOn: '2019-02-31' }] }, '/members/0/birthOn'],
    ['a receipt in the future', { receivedOn: '2999-01-01' }, '/receivedOn'],
    ['a field that the form does not have', { isUrgent: true }, '/isUrgent'],
    ['no applicant', { members: [{ ...newMother(), isApplicant: false }] }, '/members'],
    ['a unit that was not offered', { unitId: '00000000-0000-4000-8000-000000000000' }, '/unitId'],
    ['a document that is not on the list', { package: ['secret'] }, '/package/0'],
  ])('T-014 %s', async (_what, changes, place) => {
    const before: unknown = await stand.db('app.families').where({ centre_id: here.centre.centreId }).count();

    const answer = await here.browsers.intake.post('/api/appeals', await appealData(changes));

    expect([answer.status, Object.keys(answer.body.error.fields)]).toEqual([400, [place]]);
    expect(answer.body.error.fields[place]).toMatch(/[а-яё]/i);
    expect(answer.text).not.toContain('Канарейкина');
    expect(await stand.db('app.families').where({ centre_id: here.centre.centreId }).count()).toEqual(before);
  });

  test('the form of another edition', async () => {
    const appeal = await appealData();

    const answer = await here.browsers.intake.post('/api/appeals', { ...appeal, formVersion: '0123456789ab' });

    expect([answer.status, answer.body.error.code]).toEqual([409, 'STALE_FORM']);
  });
});

describe('a case', () => {
  test('T-045 begins with an appeal, moves on at once and shows its first task to the unit', async () => {
    const answer = await here.browsers.intake.post('/api/appeals', await appealData());

    expect([answer.status, answer.body.state]).toEqual([201, 'moved-on']);
    await expect
      .poll(async () => (await findTask(here.browsers.intake, answer.body.caseId))?.formKey, { timeout: 30_000 })
      .toBe('intake-package');
    const task = await getTask(here.browsers.intake, answer.body.caseId);
    expect(task).toMatchObject({ stage: 1, case: { number: answer.body.number }, isDueProvisional: expect.any(Boolean) });
    expect(task.clause).not.toBe('');
  });

  test('T-001 is unknown in another centre: no list shows it, no address opens it', async () => {
    const { id } = await openCase();
    const task = await getTask(here.browsers.intake, id);

    const list = await elsewhere.browsers.director.get('/api/cases');
    const statuses = await Promise.all(
      [
        `/api/cases/${id}`,
        `/api/cases/${id}/plan`,
        `/api/cases/${id}/timeline`,
        `/api/cases/${id}/diagram`,
        `/api/cases/${id}/records`,
        `/api/cases/${id}/documents`,
      ].map(async (address) => (await elsewhere.browsers.director.get(address)).status),
    );

    expect([list.status, list.body.total]).toEqual([200, 0]);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await elsewhere.browsers.intake.get(`/api/tasks/${task.taskId}`)).status).toBe(404);
    expect(
      (await elsewhere.browsers.intake.post(`/api/tasks/${task.taskId}/complete`, { formVersion: '0123456789ab', data: {} }))
        .status,
    ).toBe(404);
  });

  test('T-028 T-197 its card shows an incomplete package, and opening it leaves one trace with user, time, object and purpose', async () => {
    const { id } = await openCase();

    const card = await here.browsers.head.get(`/api/cases/${id}`);

    expect(card.status).toBe(200);
    expect(card.body.family.members[0]).toMatchObject({
      name: expect.stringMatching(/^Канарейкина-\d+ Анна$/),
      isApplicant: true,
    });
    expect(card.body.package).toMatchObject({ isComplete: false, servicesProgramme: null });
    expect(card.body.stages.map((stage: { state: string }) => stage.state)).toEqual(['current', ...Array(6).fill('ahead')]);
    expect(card.body.openTasks).toHaveLength(1);
    expect(card.body.may).toContain('curator.assign');
    const events: unknown[] = await stand
      .db('app.audit_events')
      .where({ case_id: id, action: 'case.viewed' })
      .select('actor_id', 'role', 'object_kind', 'object_id', 'purpose');
    expect(events).toEqual([
      { actor_id: here.users.head.userId, role: 'head', object_kind: 'case', object_id: id, purpose: 'case-work' },
    ]);
  });

  test('T-106 has a timeline and a diagram that an auditor reads without a name of the family', async () => {
    const { id, number } = await openCase();
    const { browser: auditor } = await enter('auditor');

    const timeline = await auditor.get(`/api/cases/${id}/timeline`);
    const diagram = await auditor.get(`/api/cases/${id}/diagram`);
    const trail = await auditor.get(`/api/audit?case=${encodeURIComponent(number)}`);

    expect([timeline.status, diagram.status, trail.status]).toEqual([200, 200, 200]);
    expect(timeline.body.items.map((event: { action: string }) => event.action)).toContain('appeal.registered');
    expect(diagram.body.shown).toMatchObject({ processKey: 'family-support-case', state: 'running' });
    expect(diagram.body.xml).toContain('Stage_Intake');
    expect(diagram.body.steps).toContainEqual(
      expect.objectContaining({ activityId: 'Stage_Intake', state: 'current', calledInstanceIds: [expect.any(String)] }),
    );
    expect(trail.body.total).toBeGreaterThan(2);
    for (const answer of [timeline, diagram, trail]) expect(answer.text).not.toMatch(/Канаре/);
    expect((await auditor.get(`/api/cases/${id}`)).status).toBe(403);
  });

  test('T-106 lets one step into the stage that runs', async () => {
    const { id } = await openCase();
    const root = await here.browsers.head.get(`/api/cases/${id}/diagram`);
    const stage = root.body.steps.find((step: { activityId: string }) => step.activityId === 'Stage_Intake');

    const inner = await here.browsers.head.get(`/api/cases/${id}/diagram?instance=${stage.calledInstanceIds[0]}`);
    const foreign = await here.browsers.head.get(`/api/cases/${id}/diagram?instance=nothing`);

    expect(inner.body.shown).toMatchObject({ processKey: 'intake', parentId: root.body.shown.id });
    expect(inner.body.steps).toContainEqual(expect.objectContaining({ activityId: 'Task_IntakePackage', state: 'current' }));
    expect(foreign.status).toBe(404);
  });
});

describe('a task', () => {
  test('T-105 taken by one is not completed by another, and is free again when given back', async () => {
    const { id } = await openCase();
    const { browser: colleague } = await enter('intake');
    const { taskId } = await getTask(here.browsers.intake, id);
    const { form } = taskAnswer.parse((await colleague.get(`/api/tasks/${taskId}`)).body);
    const submission = { formVersion: form.version, data: PACKAGE };

    expect((await here.browsers.intake.post(`/api/tasks/${taskId}/claim`)).status).toBe(200);
    const taken = await colleague.post(`/api/tasks/${taskId}/complete`, submission);
    const claimed = await colleague.post(`/api/tasks/${taskId}/claim`);
    expect((await here.browsers.intake.post(`/api/tasks/${taskId}/release`)).status).toBe(200);
    const completed = await colleague.post(`/api/tasks/${taskId}/complete`, submission);

    expect([taken.status, taken.body.error.code]).toEqual([409, 'TASK_TAKEN']);
    expect([claimed.status, claimed.body.error.code]).toEqual([409, 'TASK_TAKEN']);
    expect([completed.status, completed.body.state]).toEqual([200, 'moved-on']);
  });

  test('D17 T-105 completed by two people at once is completed once, and all others hear by whom and when', async () => {
    const { id } = await openCase();
    const { user, browser: colleague } = await enter('intake');
    const { taskId } = await getTask(here.browsers.intake, id);
    const { form } = taskAnswer.parse((await colleague.get(`/api/tasks/${taskId}`)).body);
    const submission = { formVersion: form.version, data: PACKAGE };

    const answers = await Promise.all(
      Array.from({ length: sized(20, 100) }, (_, index) =>
        (index % 2 === 0 ? colleague : here.browsers.intake).post(`/api/tasks/${taskId}/complete`, submission),
      ),
    );

    const refused = answers.filter((answer) => answer.status === 409);
    const details = { completedBy: expect.any(String), completedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) };
    for (const { body } of refused) expect(body.error).toMatchObject({ code: 'TASK_ALREADY_COMPLETED', details });
    const [stored, ...others] = await stand.db('app.task_submissions').where({ task_id: taskId });
    expect([others, stored.data]).toEqual([[], PACKAGE]);
    expect([user.userId, here.users.intake.userId]).toContain(stored.submitted_by);
    expect(new Set(refused.map(({ body }) => body.error.details.completedBy))).toEqual(new Set([stored.submitted_by]));
    expect(await stand.db('app.audit_events').where({ object_id: taskId, action: 'task.completed' })).toHaveLength(1);
    proveRow('D17', [
      { what: 'completions of one task at once', value: answers.length },
      { what: 'completed', value: answers.filter(({ status }) => status === 200).length, exactly: 1 },
      { what: 'told who was first and when', value: refused.length, exactly: answers.length - 1 },
    ]);
  });

  test('with a stale form or wrong data stays open, and nothing of it is stored', async () => {
    const { id } = await openCase();
    const { taskId } = await getTask(here.browsers.intake, id);
    const { form } = taskAnswer.parse((await here.browsers.intake.get(`/api/tasks/${taskId}`)).body);
    const send = (formVersion: string, data: object) =>
      here.browsers.intake.post(`/api/tasks/${taskId}/complete`, { formVersion, data });

    const stale = await send('0123456789ab', PACKAGE);
    const impossible = await send(form.version, { ...PACKAGE, application: { state: 'received', receivedOn: '2026-02-31' } });
    const unknown = await send(form.version, { ...PACKAGE, decision: 'accept' });

    expect([stale.status, stale.body.error.code]).toEqual([409, 'STALE_FORM']);
    expect([impossible.status, Object.keys(impossible.body.error.fields)]).toEqual([400, ['/application/receivedOn']]);
    expect([unknown.status, Object.keys(unknown.body.error.fields)]).toEqual([400, ['/decision']]);
    expect(await stand.db('app.task_submissions').where({ task_id: taskId })).toEqual([]);
    expect((await getTask(here.browsers.intake, id)).taskId).toBe(taskId);
  });

  test('keeps a draft for the person who left it, and for nobody else', async () => {
    const { id } = await openCase();
    const { browser: colleague } = await enter('intake');
    const { taskId } = await getTask(here.browsers.intake, id);
    const { form } = taskAnswer.parse((await here.browsers.intake.get(`/api/tasks/${taskId}`)).body);

    const saved = await here.browsers.intake.put(`/api/tasks/${taskId}/draft`, {
      formVersion: form.version,
      data: { application: {} },
    });

    expect(saved.status).toBe(200);
    expect((await here.browsers.intake.get(`/api/tasks/${taskId}`)).body.draft.data).toEqual({ application: {} });
    expect((await colleague.get(`/api/tasks/${taskId}`)).body.draft).toBeNull();
  });
});

describe('a document', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

  test('T-197 is kept by its content, opens as a download with a purpose, and both leave a trace', async () => {
    const { id } = await openCase();

    const uploaded = await here.browsers.intake
      .upload(`/api/cases/${id}/documents`)
      .field('kind', 'passport')
      .attach('file', pdf, { filename: '../Паспорт Канарейкиной.html', contentType: 'text/html' });
    const { documentId } = uploaded.body as { documentId: string };
    const opened = await here.browsers.head.get(`/api/documents/${documentId}/content?purpose=case-work`);

    expect(uploaded.status).toBe(201);
    expect([opened.status, opened.headers['content-type'], opened.headers['x-content-type-options']]).toEqual([
      200,
      'application/pdf',
      'nosniff',
    ]);
    expect(opened.headers['content-disposition']).toMatch(/^attachment; /);
    expect(opened.headers['content-disposition']).not.toContain('..');
    expect(Buffer.compare(opened.body as Buffer, pdf)).toBe(0);
    const actions: unknown = await stand.db('app.audit_events').where({ object_id: documentId }).orderBy('id').pluck('action');
    expect(actions).toEqual(['document.uploaded', 'document.viewed']);
  });

  test('is refused without a file, of a wrong kind, above the limit, without a purpose and from another centre', async () => {
    const { id } = await openCase();
    const upload = () => here.browsers.intake.upload(`/api/cases/${id}/documents`).field('kind', 'passport');
    const { documentId } = (await upload().attach('file', pdf, 'a.pdf')).body as { documentId: string };

    const without = await upload();
    const script = await upload().attach('file', Buffer.from('<script>alert(1)</script>'), 'a.pdf');
    const huge = await upload().attach('file', Buffer.alloc(21 * 1024 * 1024), 'a.pdf');
    const unknownField = await upload().field('isSecret', '1').attach('file', pdf, 'a.pdf');
    const purposeless = await here.browsers.head.get(`/api/documents/${documentId}/content`);
    const foreign = await elsewhere.browsers.head.get(`/api/documents/${documentId}/content?purpose=case-work`);

    expect([without, script, huge, unknownField, purposeless, foreign].map((answer) => answer.status)).toEqual([
      400, 400, 413, 400, 400, 404,
    ]);
    expect(await stand.db('app.documents').where({ case_id: id })).toHaveLength(1);
  });
});
