import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignCurator, buildCase, buildCentre, type TestCase } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let found: TestCase;
let curator: Browser;
let head: Browser;
const of = (path: string) => `/api/cases/${found.caseId}${path}`;

beforeAll(async () => {
  web = await openWebApp();
  const centre = await buildCentre(web.database.db);
  found = await buildCase(web.database.db, { centre, row: { status: 'support' } });
  const user = await buildSignInUser(web, centre, 'curator');
  await assignCurator(web.database.db, found.caseId, user.userId);
  curator = await signedInBrowser(web, user);
  head = await signedInBrowser(web, await buildSignInUser(web, centre, 'head'));
});
afterAll(() => web.close());

test('T-118 T-120 diary, log and visits stand together, and neither log nor trail keeps the words', async () => {
  const entry = { on: '2026-03-02', change: 'worse', comment: 'Отец снова пьёт' };
  const { body: recorded } = await curator.post(of('/dynamics'), entry).expect(201);
  await curator
    .post(of('/consultations'), { on: '2026-03-02', personId: found.applicantId, topic: 'Оформление пособия' })
    .expect(201);
  const visit = { visitedOn: '2026-03-02', place: 'дома', participantIds: [found.applicantId], outcome: 'Ссора при детях' };
  await curator.post(of('/visits'), { ...visit, source: 'parents' }).expect(201);

  const { body, text } = await head.get(of('/observation')).expect(200);
  expect(recorded.offersConsilium).toBe(true);
  expect(body).toMatchObject({
    points: [{ on: '2026-03-02', change: 'worse', source: 'diary' }],
    diary: [{ comment: 'Отец снова пьёт' }],
    consultations: [{ topic: 'Оформление пособия', person: { id: found.applicantId } }],
    visits: { plan: null, items: [{ kind: 'visit', content: null }] },
    mayPropose: true,
  });
  expect(text).not.toContain('Ссора');
  expect(web.logs.join('')).not.toContain('пьёт');
  const trail: unknown = await web.database.db('app.audit_events').where({ case_id: found.caseId }).pluck('after');
  expect(JSON.stringify(trail)).not.toMatch(/пьёт|пособия/);
});

test.each([
  ['/dynamics', { on: '2026-03-02', change: 'much worse', comment: 'Слова' }, 'INVALID_INPUT'],
  ['/dynamics', { on: '2026-03-02', change: 'same', comment: 'Слова', isUrgent: true }, 'UNKNOWN_FIELD'],
  ['/consultations', { on: '2026-03-02', topic: 'Без участника' }, 'INVALID_INPUT'],
])('%s refuses what does not fit', async (path, body, code) => {
  const answer = await curator.post(of(path), body);

  expect([answer.status, answer.body.error.code]).toEqual([400, code]);
});
