import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolInClass } from '#domain/classes/enrol-in-class';
import { playToMeasure } from '../../support/class-story.ts';
import { buildCentre } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
beforeAll(async () => {
  web = await openWebApp();
});
afterAll(() => web.close());

const GROUP = {
  title: 'Школа ухода',
  measureCodes: ['5.1.4'],
  leader: 'Психолог',
  place: 'Кабинет 7',
  capacity: 5,
  dates: [{ heldOn: '2099-03-10', beginsAt: '17:30', topic: 'Уход' }],
};

async function playWithGroup(): Promise<{
  browser: Browser;
  stranger: Browser;
  id: string;
  planItemId: string;
  childId: string;
}> {
  const { story, planItemId } = await playToMeasure(web.database.db, '5.1.4');
  const browser = await signedInBrowser(web, await buildSignInUser(web, story.case.centre, 'curator'));
  const stranger = await signedInBrowser(web, await buildSignInUser(web, await buildCentre(web.database.db), 'curator'));
  const { body } = await browser.post('/api/classes', GROUP).expect(201);
  await enrolInClass(story.system(), { planItemId });
  return { browser, stranger, id: body.id, planItemId, childId: story.case.childId };
}

test('T-073 a curator makes a group; who has a fitting measure stands there with a name and nothing else', async () => {
  const { browser, id, childId } = await playWithGroup();

  const list = await browser.get('/api/classes').expect(200);
  const card = await browser.get(`/api/classes/${id}`).expect(200);

  expect(list.body.items).toMatchObject([{ id, title: 'Школа ухода', taken: 1, capacity: 5, nextOn: '2099-03-10' }]);
  expect(list.body.measures.map(({ code }: { code: string }) => code)).toContain('5.1.4');
  expect(card.body.people).toEqual([{ id: childId, name: expect.any(String), isHere: true }]);
  expect(card.body.measures).toHaveLength(1);
});

test('T-193 a group of another centre does not exist for a stranger', async () => {
  const { stranger, id } = await playWithGroup();
  const { body } = await stranger.get('/api/classes').expect(200);
  const dateId = crypto.randomUUID();

  expect(body.items).toEqual([]);
  await stranger.get(`/api/classes/${id}`).expect(404);
  await stranger.post(`/api/classes/${id}/dates`, { dates: GROUP.dates }).expect(404);
  await stranger.post(`/api/classes/${id}/dates/${dateId}/cancel`, {}).expect(404);
  await stranger
    .post(`/api/classes/${id}/dates/${dateId}/attendance`, { marks: [{ personId: crypto.randomUUID(), mark: 'attended' }] })
    .expect(404);
});

test('T-075 a sheet is filled when the class was held, for people of the group only', async () => {
  const { browser, id, childId } = await playWithGroup();
  const [dateId = ''] = await web.database.db('app.class_dates').where({ group_id: id }).pluck<string[]>('id');
  const address = `/api/classes/${id}/dates/${dateId}/attendance`;

  const early = await browser.post(address, { marks: [{ personId: childId, mark: 'attended' }] }).expect(409);
  await web.database.db('app.class_dates').where({ id: dateId }).update({ held_on: '2026-03-02' });
  const strange = await browser.post(address, { marks: [{ personId: crypto.randomUUID(), mark: 'attended' }] }).expect(400);
  const marks = ['attended', 'absent'].map((mark) => ({ personId: childId, mark }));
  const twice = await browser.post(address, { marks }).expect(400);
  await browser.post(address, { marks: [{ personId: childId, mark: 'attended' }] }).expect(200);
  const taken = await browser.post(`/api/classes/${id}/dates/${dateId}/cancel`, {}).expect(409);

  expect(early.body.error.code).toBe('CLASS_NOT_HELD');
  expect(strange.body.error.fields).toHaveProperty('/marks/0/personId');
  expect(twice.body.error.fields).toHaveProperty('/marks/1/personId');
  expect(taken.body.error.code).toBe('CLASS_TOOK_PLACE');
  const { body } = await browser.get(`/api/classes/${id}`).expect(200);
  expect(body.sheet).toMatchObject([{ id: dateId, isHeld: true, marks: [{ personId: childId, mark: 'attended' }] }]);
});

test('a class is added and called off; the same hour twice is refused', async () => {
  const { browser, id } = await playWithGroup();
  const more = [{ heldOn: '2099-03-17', beginsAt: '17:30', topic: 'Развитие' }];

  await browser.post(`/api/classes/${id}/dates`, { dates: more }).expect(200);
  await browser.post(`/api/classes/${id}/dates`, { dates: more }).expect(400);
  const [dateId = ''] = await web.database
    .db('app.class_dates')
    .where({ group_id: id, held_on: '2099-03-17' })
    .pluck<string[]>('id');
  await browser.post(`/api/classes/${id}/dates/${dateId}/cancel`, {}).expect(200);

  const { body } = await browser.get(`/api/classes/${id}`).expect(200);
  expect(body).toMatchObject({ dates: 1, lastOn: '2099-03-10' });
  expect(body.sheet.map(({ isCancelled }: { isCancelled: boolean }) => isCancelled)).toEqual([false, true]);
});
