import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCentre } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let director: Browser;
let curator: Browser;
let curatorId: string;
let colleagueId: string;

beforeAll(async () => {
  web = await openWebApp();
  const centre = await buildCentre(web.database.db);
  const user = await buildSignInUser(web, centre, 'curator');
  curatorId = user.userId;
  colleagueId = (await buildSignInUser(web, centre, 'curator')).userId;
  curator = await signedInBrowser(web, user);
  director = await signedInBrowser(web, await buildSignInUser(web, centre, 'director'));
});
afterAll(() => web.close());

test('T-121 a curator reads the own effectiveness and gets 403 for a colleague’s', async () => {
  const own = await curator.get(`/api/curators/${curatorId}/effectiveness?from=2026-01-01&to=2026-03-31`).expect(200);
  const other = await curator.get(`/api/curators/${colleagueId}/effectiveness`);

  expect(own.body).toMatchObject({ curator: { id: curatorId }, measures: 0, doneShare: null, averageDays: null });
  expect([other.status, other.body.error.code]).toEqual([403, 'FORBIDDEN']);
  expect((await director.get('/api/curators/effectiveness').expect(200)).body.items).toHaveLength(2);
});

test('T-169 an empty year has zeros, and its file is a download', async () => {
  const { body } = await director.get('/api/reports/annual?year=2026').expect(200);
  const file = await director.get('/api/reports/annual/export?year=2026').expect(200);

  expect(body).toEqual({
    year: 2026,
    reports: 0,
    total: { done: 0, notDone: 0, open: 0 },
    byType: [],
    families: { entered: 0, removed: 0, completed: 0, supported: 0 },
    consultations: [0, 0, 0, 0],
    lines: [],
  });
  expect(file.headers['content-disposition']).toContain('attachment');
});

test.each(['/api/reports/annual', '/api/reports/annual?year=1999', '/api/curators/effectiveness?from=31.12.2026'])(
  '%s is refused',
  async (path) => {
    const answer = await director.get(path);

    expect([answer.status, answer.body.error.code]).toEqual([400, 'INVALID_INPUT']);
  },
);
