import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { EngineClient } from '#engine/engine-client';
import type { Config } from '#platform/config';
import { deriveDatabaseUrls } from '#platform/database-urls';
import { startEngine, waitForEngine, type EngineProcess } from '#platform/engine-process';
import { findFreePort } from '#platform/free-port';
import { projectPath } from '#platform/project-path';
import { uniqueCode } from '../../support/factories.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { withDatabase } from '../../support/test-server.ts';
import { buildOneStep } from '../diagram.ts';
import { deployProbe, startProbe } from '../probe.ts';
import { openFaultyLine, type FaultyLine } from './faulty-line.ts';

/** What would disturb the shared engine: a broken database, a clock moved by a year, the end of its parent. */
let stand: Stand;
let line: FaultyLine;
let own: Stand;
let engine: EngineProcess;
const database = `own_${uniqueCode()}`;

beforeAll(async () => {
  stand = useStand();
  await runAsAdmin(`create database ${database}`);
  await runIn(database, 'create schema engine authorization engine');
  const { hostname, port } = new URL(stand.databaseUrls.admin);
  line = await openFaultyLine({ host: hostname, port: Number(port) });
  const enginePort = await findFreePort();
  const config: Config = { ...stand.config, enginePort, engineUrl: `http://127.0.0.1:${enginePort}/engine-rest` };
  engine = startEngine({
    config,
    secrets: stand.secrets,
    databaseUrls: { ...stand.databaseUrls, engine: throughLine() },
    output: log(),
  });
  await waitForEngine(config, { patienceMs: 200_000 });
  own = { ...stand, config, engine: clientsOf(config) };
}, 240_000);

afterAll(async () => {
  await engine.stop();
  await line.close();
  await runAsAdmin(`drop database ${database} with (force)`);
  await stand.close();
});

describe('health', () => {
  afterEach(() => line.mend());

  test('is good while the database answers', async () => {
    // The first call of a young JVM is slow, which the time limits below are not about.
    await own.engine.api.listIncidents();

    expect(await askHealth()).toMatchObject({ status: 200, body: { status: 'up' } });
  });

  test('is bad within three seconds when the database falls silent, and good again afterwards', async () => {
    line.silence();
    const startedAt = Date.now();

    expect(await askHealth()).toMatchObject({ status: 503, body: { status: 'down' } });

    const tookMs = Date.now() - startedAt;
    expect(tookMs).toBeGreaterThan(1_500);
    expect(tookMs).toBeLessThan(3_000);
    line.mend();
    await vi.waitFor(async () => expect((await askHealth()).status).toBe(200), { timeout: 20_000, interval: 500 });
  });

  test('is bad when the database is gone, and a call then fails within five seconds', async () => {
    line.cut();
    await vi.waitFor(async () => expect((await askHealth()).status).toBe(503), { timeout: 10_000, interval: 200 });
    let startedAt = 0;
    // A connection that was used within the last half second is given out untested and fails in another way, at once.
    await vi.waitFor(
      async () => {
        startedAt = Date.now();
        await expect(own.engine.api.listIncidents()).rejects.toMatchObject({ status: 500, isUnavailable: true });
      },
      { timeout: 20_000, interval: 100 },
    );

    expect(Date.now() - startedAt).toBeLessThan(5_000);
    line.mend();
    await vi.waitFor(async () => expect(await own.engine.api.listIncidents()).toEqual([]), { timeout: 20_000, interval: 500 });
  });
});

test('the clock of the engine moves, and what falls due runs at once', async () => {
  const timer = `<bpmn:intermediateCatchEvent id="Step"><bpmn:timerEventDefinition id="Timer">
    <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P300D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
  const instance = await startProbe(own, await deployProbe(own, (key) => buildOneStep(key, timer)));
  const days = 301 * 24 * 3600 * 1000;

  const now = await own.engine.deployer.setClockOffset(days);

  expect(Math.abs(now.getTime() - Date.now() - days)).toBeLessThan(60_000);
  await vi.waitFor(async () => expect(await own.engine.api.listJobs({ processInstanceId: instance })).toEqual([]), {
    timeout: 15_000,
    interval: 250,
  });
});

describe('an engine that does not start', () => {
  test('names every setting that is missing, in one sentence', async () => {
    const ended = await runJar({ ENGINE_DB_URL: 'jdbc:postgresql://127.0.0.1:1/none', ENGINE_DB_USER: 'engine' });

    expect(ended).toEqual({
      code: 1,
      text: 'The engine does not start: set ENGINE_DB_PASSWORD, ENGINE_API_PASSWORD, ENGINE_WORKER_PASSWORD, ENGINE_DEPLOYER_PASSWORD.\n',
    });
  });
});

// The last test: it ends the engine.
test('the engine ends by itself when the process that started it dies', async () => {
  const gone = once(engine.child, 'exit');

  engine.child.stdin?.destroy();

  expect(await gone).toEqual([0, null]);
});

async function askHealth(): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(own.config.engineUrl.replace('/engine-rest', '/health'), { signal: AbortSignal.timeout(10_000) });
  return { status: answer.status, body: await answer.json() };
}

function throughLine(): string {
  const url = new URL(deriveDatabaseUrls(withDatabase(stand.databaseUrls.admin, database), stand.secrets).engine);
  url.port = String(line.port);
  return url.href;
}

function clientsOf({ engineUrl: url }: Config): Stand['engine'] {
  const { engineApi, engineWorker, engineDeployer } = stand.secrets;
  return {
    api: new EngineClient({ url, account: 'api', password: engineApi }),
    worker: new EngineClient({ url, account: 'worker', password: engineWorker }),
    deployer: new EngineClient({ url, account: 'deployer', password: engineDeployer }),
  };
}

async function runJar(env: Record<string, string>): Promise<{ code: unknown; text: string }> {
  const { javaHome } = stand.config;
  const java = javaHome ? path.join(javaHome, 'bin', 'java') : 'java';
  const child = spawn(java, ['-jar', projectPath('dist/engine.jar')], { env: { PATH: process.env.PATH, ...env }, stdio: 'pipe' });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'close')) as unknown[];
  return { code, text };
}

function runAsAdmin(statement: string): Promise<void> {
  return runIn(new URL(stand.databaseUrls.admin).pathname.slice(1), statement);
}

async function runIn(name: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(stand.databaseUrls.admin, name) });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function log(): number {
  return openSync(projectPath('test-results', 'own-engine.log'), 'w');
}
