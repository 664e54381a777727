import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAnswer } from '#domain/intake/answer-sender';
import { actingAsSystem, buildCentre, buildUser, uniqueCode, type TestCentre, type TestUser } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let centre: TestCentre;
let district: string;
let clerk: TestUser;
let administrator: Browser;
let token: string;

beforeAll(async () => {
  web = await openWebApp();
  const { db } = web.database;
  district = `Район ${uniqueCode()}`;
  centre = await buildCentre(db, { district });
  clerk = await buildUser(db, centre, 'intake');
  const user = await buildSignInUser(web, centre, 'administrator');
  await db('app.user_roles').where({ user_id: user.userId }).update({ centre_id: null });
  administrator = await signedInBrowser(web, user);
  token = (await addSource(administrator)).body.token;
});
afterAll(() => web.close());

const addSource = (browser: Browser, change: Record<string, unknown> = {}) =>
  browser.post('/api/admin/message-sources', {
    name: `Больница ${uniqueCode()}`,
    sourceKind: 'institution',
    centreId: null,
    ...change,
  });

const messageOf = (change: Record<string, unknown> = {}) => ({
  externalId: uniqueCode(),
  district,
  situation: 'Мать одна с тремя детьми, нет дров.',
  people: [{ lastName: 'Сидорова', firstName: 'Алла' }],
  sender: { name: 'ГАУЗ «Детская больница»', contacts: 'priem@example.ru' },
  ...change,
});

const send = (body: object, key = token) =>
  request(web.app).post('/api/messages').set('Authorization', `Bearer ${key}`).send(body);
const stateOf = (externalId: string, key = token) =>
  request(web.app).get(`/api/messages/${externalId}`).set('Authorization', `Bearer ${key}`);
const appeals = (externalId: string) => web.database.db('app.appeals').where({ external_id: externalId });

describe('an electronic message about a family', () => {
  test('T-024 comes twice and is one appeal: the second call gets the first number', async () => {
    const message = messageOf();

    const first = await send(message);
    const second = await send({ ...message, situation: 'Другие слова.' });

    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(await appeals(message.externalId).select('number', 'status', 'case_id', 'channel', 'problem')).toEqual([
      { number: first.body.number, status: 'received', case_id: null, channel: 'electronic', problem: message.situation },
    ]);
  });

  test('T-024 handed in five times at once is one appeal', async () => {
    const message = messageOf();

    const answers = await Promise.all(Array.from({ length: 5 }, () => send(message)));

    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    expect(await appeals(message.externalId).count({ count: '*' })).toEqual([{ count: '1' }]);
  });

  test('T-072 its sender learns that it came and that it was looked at, and nothing else', async () => {
    const message = messageOf();
    const { body: received } = await send(message);
    const [{ id }] = await appeals(message.externalId).select('id');

    const before = await stateOf(message.externalId);
    await makeAnswer(actingAsSystem(web.database.db), { appealId: id, kind: 'considered' });
    const after = await stateOf(message.externalId);

    expect(before.body).toEqual({ number: received.number, receivedOn: '2026-03-02', state: 'принято к рассмотрению' });
    expect(after.body).toEqual({ ...before.body, state: 'рассмотрено' });
  });

  test('the clerks hear of it, and neither audit nor log tells of whom it speaks', async () => {
    const message = messageOf();
    await send(message);
    const [{ id }] = await appeals(message.externalId).select('id');

    const notices = await web.database
      .db('app.notifications')
      .where({ dedupe_key: `message-received:${id}` })
      .pluck('user_id');
    const events = await web.database.db('app.audit_events').where({ object_id: id });

    expect(notices).toEqual([clerk.userId]);
    expect(events.map(({ action }: { action: string }) => action)).toEqual(['appeal.received', 'sender-answer.made']);
    expect(JSON.stringify([events, web.logs])).not.toMatch(/Сидоров|дров|priem@/);
  });

  test('T-035 of a district that no centre serves is refused with a code', async () => {
    const answer = await send(messageOf({ district: 'Нездешний район' }));

    expect([answer.status, answer.body.error.code]).toEqual([409, 'DISTRICT_NOT_SERVED']);
  });

  test.each([
    ['without the situation', { situation: ' ' }, 'INVALID_INPUT'],
    ['without a person', { people: [] }, 'INVALID_INPUT'],
    ['whose number names somebody', { externalId: 'Сидорова Алла' }, 'INVALID_INPUT'],
    ['with a field that nobody asked for', { religion: 'нет' }, 'UNKNOWN_FIELD'],
  ])('T-023 T-039 %s is refused', async (_what, change, code) => {
    const answer = await send(messageOf(change));

    expect([answer.status, answer.body.error.code]).toEqual([400, code]);
  });
});

describe('a system that hands in messages', () => {
  test('sees its own messages only', async () => {
    const { body: other } = await addSource(administrator);
    const message = messageOf();
    await send(message);

    expect((await stateOf(message.externalId, other.token)).status).toBe(404);
  });

  test('of one centre hands in nothing for another', async () => {
    const elsewhere = await buildCentre(web.database.db, { district: `Район ${uniqueCode()}` });
    const { body: bound } = await addSource(administrator, { centreId: elsewhere.centreId });

    const answer = await send(messageOf(), bound.token);

    expect([answer.status, answer.body.error.code]).toEqual([409, 'DISTRICT_NOT_SERVED']);
  });

  test('that was switched off, or has another key, gets no further', async () => {
    const { body: source } = await addSource(administrator);
    await administrator.post(`/api/admin/message-sources/${source.id}/retire`);

    const retired = await send(messageOf(), source.token);
    const invented = await send(messageOf(), 'A'.repeat(43));

    expect([retired.status, invented.status]).toEqual([401, 401]);
  });

  test('is listed without its key, which is kept as a hash', async () => {
    const { body } = await administrator.get('/api/admin/message-sources');
    const hashes = await web.database.db('app.message_sources').pluck('token_hash');

    expect(body.items.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain(token);
    expect(hashes).not.toContain(token);
  });

  test('is connected for the region by nobody whose right ends at one centre', async () => {
    const bound = await signedInBrowser(web, await buildSignInUser(web, centre, 'administrator'));

    const { body: regional } = await addSource(administrator);

    expect((await addSource(bound)).status).toBe(403);
    expect((await bound.post(`/api/admin/message-sources/${regional.id}/retire`)).status).toBe(404);
    expect((await addSource(bound, { centreId: centre.centreId })).status).toBe(201);
  });
});
