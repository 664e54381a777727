import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestCommand } from '#domain/commands/request-command';
import { readSystemFigures } from '#domain/operations/system-figures';
import { findFreePort } from '#platform/free-port';
import { measurePools, metricsPage, Registry } from '#platform/metrics';
import { servePages } from '#platform/serve-pages';
import { measureSystem } from '#platform/system-metrics';
import { actingAsSystem, buildCentre } from '../../support/factories.ts';
import { buildSignInUser, openWebApp, signedInBrowser, type Browser, type WebApp } from './web-app.ts';

let web: WebApp;
let director: Browser;
const close: (() => Promise<void>)[] = [];

beforeAll(async () => {
  web = await openWebApp();
  const { db } = web.database;
  director = await signedInBrowser(web, await buildSignInUser(web, await buildCentre(db), 'director'));
});
afterAll(async () => {
  for (const each of close) await each();
  await web.close();
});

const CASE = '11111111-2222-4333-8444-555555555555';

describe('requests', () => {
  test('are counted by route and code: neither ids nor words of an address become labels', async () => {
    await director.get(`/api/cases/${CASE}`);
    await director.get(`/api/cases/${encodeURIComponent('Канарейкина')}`);
    await director.get(`/api/${encodeURIComponent('Канарейкина')}/about?name=Kanareykina`);

    const text = await web.metrics.metrics();

    expect(text).toContain('support_http_request_seconds_count{method="GET",route="/api/cases/:id",code="404"} 1');
    expect(text).toContain('support_http_request_seconds_count{method="GET",route="/api/cases/:id",code="400"} 1');
    expect(text).toContain('support_http_request_seconds_count{method="GET",route="none",code="404"} 1');
    expect(text).not.toMatch(/Канарейкина|%D0|Kanareykina|11111111/);
  });

  test('T-204 are logged with their route and ids, and without any other word of the address', async () => {
    await director.get(`/api/cases/${CASE}`);
    await director.get(`/api/cases/${encodeURIComponent('Снегирёва')}`);
    await director.get(`/api/${encodeURIComponent('Снегирёва')}?name=Snegireva`);

    const paths = web.logs.flatMap((line) => (line.includes('request completed') ? [JSON.parse(line).req.path] : []));

    expect(paths.slice(-3)).toEqual([`/api/cases/${CASE}`, '/api/cases/:id', 'none']);
    expect(web.logs.join('')).not.toMatch(/Снегир|%D0%A1|Snegireva/);
  });
});

describe('the system', () => {
  test('tells depth and age of the outbox, incidents and findings by kind, and the pools', async () => {
    const { db, owner } = web.database;
    await owner.raw(`create view app.engine_incidents as select * from (values ('failedJob'), ('failedJob'), ('other')) i (kind);
      grant select on app.engine_incidents to app`);
    await requestCommand(actingAsSystem(db), {
      stream: 'КЗН-26-0001',
      dedupeKey: 'start:1',
      command: { kind: 'start-process', processKey: 'family-support-case', businessKey: 'КЗН-26-0001', variables: {} },
    });
    await db('app.engine_commands').update({ requested_at: db.raw(`now() - interval '90 seconds'`) });
    await db('app.reconciler_findings').insert({ kind: 'command-stuck', object_id: '1', found_at: new Date(), details: '{}' });
    const registry = new Registry();
    measurePools(registry, { main: db });
    measureSystem(registry, () => readSystemFigures(db));

    const text = await registry.metrics();

    expect(text).toContain('support_database_up 1');
    expect(text).toContain('support_outbox_commands{state="open"} 1');
    expect(text).toContain('support_outbox_commands{state="failed"} 0');
    expect(Number(/^support_outbox_oldest_seconds (\S+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(90);
    expect(text).toContain('support_incidents{kind="failedJob"} 2');
    expect(text).toContain('support_findings{kind="command-stuck"} 1');
    expect(text).toMatch(/support_database_connections\{pool="main",state="used"\} \d/);
    expect(text).not.toContain('КЗН-26-0001');
  });

  test('without its database says so, and tells nothing old', async () => {
    const registry = new Registry();
    measureSystem(registry, () => Promise.reject(new Error('gone')));

    const text = await registry.metrics();

    expect(text).toContain('support_database_up 0');
    expect(text).toContain('support_outbox_oldest_seconds Nan');
    expect(text).not.toContain('support_outbox_commands{');
  });
});

describe('the page /metrics', () => {
  async function open(token?: string): Promise<string> {
    const port = await findFreePort();
    close.push(await servePages({ host: '127.0.0.1', port, pages: { '/metrics': metricsPage(new Registry(), token) } }));
    return `http://127.0.0.1:${port}/metrics`;
  }
  const statusOf = async (address: string, authorization?: string) =>
    (await fetch(address, authorization === undefined ? {} : { headers: { authorization } })).status;

  test('opens for its token alone, on this host as well', async () => {
    const address = await open('a-token-of-this-test-alone');

    expect([
      await statusOf(address),
      await statusOf(address, 'Bearer another-token-of-this-test'),
      await statusOf(address, 'Bearer a-token-of-this-test-alone'),
    ]).toEqual([401, 401, 200]);
  });

  test('without a token opens for programs of this host, and the public port has no such page', async () => {
    expect([await statusOf(await open()), (await director.get('/metrics')).status]).toEqual([200, 404]);
  });
});
