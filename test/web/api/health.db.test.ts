import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#platform/database';
import { openWebApp, type WebApp } from './web-app.ts';

let web: WebApp;
beforeAll(async () => {
  web = await openWebApp();
});
afterAll(() => web.close());

test('the web application is ready without the engine, and says that it is away', async () => {
  const answer = await request(web.app).get('/api/ready');

  expect([answer.status, answer.body]).toEqual([200, { state: 'ready', database: 'up', migrations: 'current', engine: 'down' }]);
  expect(answer.headers['cache-control']).toBe('no-store');
});

test.each(['/api/READY', '/API/ready', '/api/ready/', '/api/Live', '/api/live/'])(
  'it tells how it is at one spelling of the address, which a proxy can close; not at %s',
  async (address) => {
    const answer = await request(web.app).get(address);

    expect(answer.status).toBe(404);
    expect(answer.body).not.toHaveProperty('state');
  },
);

test('it is alive but not ready while the database lacks a table that it knows', async () => {
  const admin = openDatabase(web.database.urls.admin, { maxConnections: 1 });
  await admin.raw('delete from app.migrations where id = (select max(id) from app.migrations)');
  await admin.destroy();

  const [ready, live] = [await request(web.app).get('/api/ready'), await request(web.app).get('/api/live')];

  expect([ready.status, ready.body]).toMatchObject([503, { state: 'not-ready', database: 'up', migrations: 'missing' }]);
  expect([live.status, live.body]).toEqual([200, { state: 'live' }]);
});
