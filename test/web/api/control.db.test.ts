import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCentre } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let head: Browser;
beforeAll(async () => {
  web = await openWebApp();
  head = await signedInBrowser(web, await buildSignInUser(web, await buildCentre(web.database.db), 'head'));
});
afterAll(() => web.close());

test('T-079 an empty board has no lines and all zeros', async () => {
  const { body } = await head.get('/api/control?days=10').expect(200);

  const totals = { due: 0, overdue: 0, notDone: 0, done: 0, total: 0 };
  expect(body).toEqual({ days: 10, totals, curators: [], cases: [] });
});

test('T-116 an empty list has nothing to filter by, an empty month no days', async () => {
  const list = await head.get('/api/measures?state=open&executor=centre').expect(200);
  const month = await head.get('/api/measures/calendar?month=2026-05').expect(200);

  expect(list.body).toEqual({ items: [], total: 0, isTotalCapped: false, days: 7, filters: { curators: [], executors: [] } });
  expect(month.body).toEqual({ month: '2026-05', items: [] });
});

test.each(['/api/control/export', '/api/measures/export?state=overdue'])(
  'T-079 %s is a download for a spreadsheet',
  async (path) => {
    const answer = await head.get(path).expect(200);

    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('attachment');
  },
);

test.each([
  ['/api/control?days=0', 'INVALID_INPUT'],
  ['/api/measures?state=lost', 'INVALID_INPUT'],
  ['/api/measures?executor=school', 'INVALID_INPUT'],
  ['/api/measures?family=1', 'UNKNOWN_FIELD'],
  ['/api/measures/calendar', 'INVALID_INPUT'],
  ['/api/measures/calendar?month=2026-13', 'INVALID_INPUT'],
])('%s is refused', async (path, code) => {
  const answer = await head.get(path);

  expect([answer.status, answer.body.error.code]).toEqual([400, code]);
});
