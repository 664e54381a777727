import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPackage } from '#domain/intake/open-package';
import { actingAs, assignCurator, buildCase, type TestCase } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let found: TestCase;
let curator: Browser;
let head: Browser;
let administrator: Browser;

beforeAll(async () => {
  web = await openWebApp();
  found = await buildCase(web.database.db);
  const person = (role: string) => buildSignInUser(web, found.centre, role);
  const curatorUser = await person('curator');
  await assignCurator(web.database.db, found.caseId, curatorUser.userId);
  await openPackage(actingAs(web.database.db, curatorUser), found.caseId, { codes: ['application'], on: '2026-03-02' });
  curator = await signedInBrowser(web, curatorUser);
  head = await signedInBrowser(web, await person('head'));
  administrator = await signedInBrowser(web, await person('administrator'));
});
afterAll(() => web.close());

const of = (path: string) => `/api/cases/${found.caseId}${path}`;
const visit = () => ({
  visitedOn: '2026-03-02',
  place: 'дома у семьи',
  participantIds: [found.applicantId],
  outcome: 'Мать рассказала о ссорах',
  source: 'parents',
});

test('T-122 the curator enters a visit, the head sees that there was one but not what was said', async () => {
  await curator.post(of('/visits'), visit()).expect(201);

  const { body, text } = await head.get(of('/records')).expect(200);
  expect(body.items).toMatchObject([{ kind: 'visit', occurredOn: '2026-03-02', source: 'родители', content: null }]);
  expect(text).not.toContain('ссорах');
  expect(web.logs.join('')).not.toContain('ссорах');
});

test('T-031 missing documents are listed, and one that comes later leaves the list', async () => {
  const missing = async () => {
    const { body } = await curator.get(of('/records')).expect(200);
    return body.defects.map((defect: { code: string }) => defect.code);
  };
  expect(await missing()).toEqual(['ippsu', 'passport', 'birth-certificate', 'disability']);

  const document = { personId: found.applicantId, kind: 'passport', receivedOn: '2026-03-02', source: 'parents' };
  await curator.post(of('/personal-documents'), document).expect(201);

  expect(await missing()).toEqual(['ippsu', 'birth-certificate', 'disability']);
});

test.each([
  ['head enters no visit', () => head, '/visits', () => visit(), 403, 'FORBIDDEN'],
  ['field that is not there', () => curator, '/visits', () => ({ ...visit(), isUrgent: true }), 400, 'UNKNOWN_FIELD'],
  [
    'visit that has not been yet',
    () => curator,
    '/visits',
    () => ({ ...visit(), visitedOn: '2026-03-09' }),
    400,
    'INVALID_INPUT',
  ],
] as const)('T-019 a %s', async (_name, who, path, body, status, code) => {
  const answer = await who().post(of(path), body()).expect(status);

  expect(answer.body.error.code).toBe(code);
});

describe('T-030 the lists of documents', () => {
  const type = () => ({
    list: 'personal',
    centreId: found.centre.centreId,
    label: 'справка с места учёбы',
    requiredFor: ['members-under-14'],
    validFrom: '2026-03-02',
  });

  test('are read and extended by the administrator, and a type is ended once', async () => {
    const { body: added } = await administrator.post('/api/admin/document-types', type()).expect(201);
    const { body } = await administrator.get('/api/admin/document-types').expect(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({ id: added.documentTypeId, label: 'справка с места учёбы', validTo: null, version: 1 }),
    );

    const end = `/api/admin/document-types/${added.documentTypeId}/end`;
    await administrator.post(end, { validTo: '2026-03-31', version: 1 }).expect(200);
    const again = await administrator.post(end, { validTo: '2026-04-30', version: 1 }).expect(409);
    expect(again.body.error.code).toBe('STALE_VERSION');
  });

  test('take nothing unknown', async () => {
    const answer = await administrator.post('/api/admin/document-types', { ...type(), requiredFor: ['neighbours'] }).expect(400);

    expect(answer.body.error.fields).toHaveProperty('/requiredFor/0');
  });
});
