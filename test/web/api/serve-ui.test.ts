import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { PAGES } from '#contract/pages';
import { EngineClient } from '#engine/engine-client';
import { openDatabase, openPool } from '#platform/database';
import { projectPath } from '#platform/project-path';
import { Registry } from '#platform/metrics';
import { createApp } from '../../../web/api/app.ts';

const uiDir = mkdtempSync(path.join(tmpdir(), 'family-support-ui-'));
mkdirSync(path.join(uiDir, 'assets'));
writeFileSync(path.join(uiDir, 'index.html'), '<!doctype html><title>Страница</title>');
writeFileSync(path.join(uiDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
writeFileSync(path.join(uiDir, 'assets', 'main-abc123.js'), 'export {}');
writeFileSync(path.join(path.dirname(uiDir), `${path.basename(uiDir)}-secret`), 'secret');

// Files need no database: the page itself opens, and says what is wrong, even when there is none.
const GONE = 'postgres://app:secret@127.0.0.1:9/gone';
const db = openDatabase(GONE);
const signInPool = openPool(GONE, () => undefined);
const app = createApp({
  db,
  signInPool,
  engine: new EngineClient({ url: 'http://127.0.0.1:9/engine-rest', account: 'api', password: 'unused' }),
  now: () => new Date(),
  logger: pino({ level: 'silent' }),
  metrics: new Registry(),
  settings: { publicOrigin: 'http://127.0.0.1', filesDir: '/nowhere', signInSecret: 'a secret of this test alone', uiDir },
});

afterAll(async () => {
  await signInPool.end();
  await db.destroy();
  rmSync(uiDir, { recursive: true });
  rmSync(`${uiDir}-secret`);
});

describe('the built pages', () => {
  test.each(['/', '/tasks', '/cases/1f0e/plan', '/administration/users?page=2'])(
    '%s opens the application, always looked up anew',
    async (address) => {
      const answer = await request(app).get(address);

      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(answer.text).toContain('Страница');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    },
  );

  test('the pages are the folders of the user interface', () => {
    expect([...PAGES]).toEqual(readdirSync(projectPath('web', 'ui', 'pages')).sort());
  });

  test('an address without a page says so by its status, and the application to people', async () => {
    const answer = await request(app).get('/actuator/env');

    expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-cache']);
    expect(answer.text).toContain('Страница');
  });

  test('a file with a hash in its name is kept for ever, a missing one is missing', async () => {
    const script = await request(app).get('/assets/main-abc123.js');
    const old = await request(app).get('/assets/main-000000.js');

    expect([script.status, script.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(old.status).toBe(404);
    expect(old.text).not.toContain('Страница');
  });

  test.each([
    `/..%2f${path.basename(uiDir)}-secret`,
    `/assets/..%2f..%2f${path.basename(uiDir)}-secret`,
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%5c..%5cetc%5cpasswd',
  ])('%s leads nowhere outside', async (address) => {
    const answer = await request(app).get(address);

    expect(answer.text).not.toMatch(/secret|root:/);
  });

  test('an unknown address of the API is no page', async () => {
    expect((await request(app).post('/api/nothing').send({})).status).toBe(404);
    expect((await request(app).post('/tasks').send({})).status).toBe(404);
  });
});
