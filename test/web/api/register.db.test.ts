import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCentre, type TestCentre } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let centre: TestCentre;
let director: Browser;
beforeAll(async () => {
  web = await openWebApp();
  centre = await buildCentre(web.database.db);
  director = await signedInBrowser(web, await buildSignInUser(web, centre, 'director'));
});
afterAll(() => web.close());

test('T-042 an empty register answers with an empty page and nothing to filter by', async () => {
  const answer = await director.get('/api/register?level=crisis&endsWithinDays=30');

  expect([answer.status, answer.body]).toEqual([
    200,
    { items: [], total: 0, isTotalCapped: false, filters: { centres: [], curators: [] } },
  ]);
});

test('T-042 the file is a download for a spreadsheet', async () => {
  const answer = await director.get('/api/register/export');

  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toContain('attachment');
});

test.each(['level=high', 'state=lost', 'category=rich', 'endsWithinDays=many', 'centre=1'])(
  'a filter «%s» is refused',
  async (filter) => {
    const answer = await director.get(`/api/register?${encodeURI(filter)}`);

    expect([answer.status, answer.body.error.code]).toEqual([400, 'INVALID_INPUT']);
  },
);

test('the names of families are no filter: they have no place in an address', async () => {
  const answer = await director.get('/api/register?family=1');

  expect([answer.status, answer.body.error.code]).toEqual([400, 'UNKNOWN_FIELD']);
});
