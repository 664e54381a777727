import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignCurator, buildCase, buildUser, TEST_NOW, type TestCase, type TestUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let found: TestCase;
let stranger: TestUser;
let clerk: TestUser;

beforeAll(async () => {
  web = await openWebApp();
  const { db } = web.database;
  found = await buildCase(db);
  clerk = await buildSignInUser(web, found.centre, 'intake');
  await db('app.appeals').where({ case_id: found.caseId }).update({ registered_by: clerk.userId });
  stranger = await buildSignInUser(web, found.centre, 'curator');
  await assignCurator(db, found.caseId, (await buildUser(db, found.centre, 'curator')).userId);
});
afterAll(() => web.close());

const refusals = (user: TestUser) =>
  web.database
    .db('app.audit_events')
    .where({ actor_id: user.userId, action: 'access.refused' })
    .orderBy('id')
    .select('object_kind', 'object_id', 'case_id');

const enter = (user: TestUser): Promise<Browser> => signedInBrowser(web, user);

const keepDocument = (confidentiality: string) =>
  insertRow(web.database.db, 'app.documents', {
    case_id: found.caseId,
    kind: 'заключение врача',
    confidentiality,
    original_name: 'Диагноз.pdf',
    media_type: 'application/pdf',
    size_bytes: 10,
    sha256: 'a'.repeat(64),
    stored_name: crypto.randomUUID(),
    uploaded_by: stranger.userId,
    uploaded_at: TEST_NOW,
  });

describe('what one may not see', () => {
  test('T-193 a curator who opens a colleague’s case hears that there is none, and the audit keeps that they asked', async () => {
    const browser = await enter(stranger);

    const answer = await browser.get(`/api/cases/${found.caseId}`);
    const family = await browser.get(`/api/families/${found.familyId}`);

    expect([answer.status, family.status]).toEqual([404, 404]);
    expect(await refusals(stranger)).toEqual([
      { object_kind: 'case', object_id: found.caseId, case_id: found.caseId },
      { object_kind: 'family', object_id: found.familyId, case_id: null },
    ]);
  });

  test('a case that does not exist is refused in the same words, and there is nothing to record', async () => {
    const browser = await enter(stranger);
    const before = (await refusals(stranger)).length;

    const [real, invented] = [
      await browser.get(`/api/cases/${found.caseId}/documents`),
      await browser.get(`/api/cases/${crypto.randomUUID()}/documents`),
    ];

    expect(real.body.error.message).toBe(invented.body.error.message);
    expect(await refusals(stranger)).toHaveLength(before + 1);
  });

  test('T-195 T-196 a clerk sees that a medical document is there, neither its kind nor its name, and cannot open it', async () => {
    const [open, strict] = [await keepDocument('service'), await keepDocument('strict')];
    const browser = await enter(clerk);

    const { body } = await browser.get(`/api/cases/${found.caseId}/documents`);
    const answer = await browser.get(`/api/documents/${strict}/content?purpose=case-work`);

    const rows = new Map(body.items.map((row: { id: string }) => [row.id, row]));
    expect(rows.get(open)).toMatchObject({ kind: 'заключение врача', originalName: 'Диагноз.pdf', mayOpen: true });
    expect(rows.get(strict)).toMatchObject({ kind: 'документ ограниченного доступа', originalName: 'скрыто', mayOpen: false });
    expect([answer.status, answer.text.includes('Диагноз')]).toEqual([403, false]);
    expect(await refusals(clerk)).toEqual([{ object_kind: 'document', object_id: strict, case_id: found.caseId }]);
  });
});

describe('a page that goes to paper', () => {
  const prints = (user: TestUser) =>
    web.database
      .db('app.audit_events')
      .where({ actor_id: user.userId, action: 'page.printed' })
      .select('object_kind', 'object_id');

  test('T-197 leaves a trace with the case that it shows', async () => {
    const browser = await enter(clerk);

    const list = await browser.post('/api/prints', { section: 'cases' });
    const card = await browser.post('/api/prints', { section: 'cases', caseId: found.caseId });

    expect([list.status, card.status]).toEqual([200, 200]);
    expect(await prints(clerk)).toEqual([
      { object_kind: 'page', object_id: 'cases' },
      { object_kind: 'case', object_id: found.caseId },
    ]);
  });

  test('cannot be of a case that the person does not see', async () => {
    const browser = await enter(stranger);

    expect((await browser.post('/api/prints', { section: 'cases', caseId: found.caseId })).status).toBe(404);
    expect(await prints(stranger)).toEqual([]);
  });
});
