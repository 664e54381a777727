import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parseConfig } from '#platform/config';
import { projectPath } from '#platform/project-path';

function configOf(env: Record<string, string>) {
  const parsed = parseConfig(env);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.config;
}

test('without any variable everything listens on loopback and the database is the embedded one', () => {
  const config = configOf({});

  expect(config).toMatchObject({
    databaseUrl: undefined,
    dataDir: projectPath('.data'),
    filesDir: projectPath('.data/files'),
    webHost: '127.0.0.1',
    engineHost: '127.0.0.1',
    engineKind: 'camunda',
    engineUrl: 'http://127.0.0.1:8090/engine-rest',
    publicOrigin: 'http://127.0.0.1:8080',
    isEngineClockAdjustable: false,
  });
});

test.each([
  [{}, true],
  [{ DEMO: '0' }, false],
  [{ WEB_HOST: '0.0.0.0' }, false],
  [{ WEB_HOST: '127.0.0.2' }, true],
  [{ WEB_HOST: '0.0.0.0', DEMO: '1' }, true],
  [{ DATABASE_URL: 'postgres://a:b@db/x' }, false],
  [{ DATABASE_URL: 'postgres://a:b@db/x', DEMO: '1' }, true],
])('with %o the demo is wanted: %s', (env, isWanted) => {
  expect(configOf(env).isDemoWanted).toBe(isWanted);
});

test('every problem is named at once, and an empty variable counts as absent', () => {
  const parsed = parseConfig({
    WEB_PORT: '99999',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://db',
    ENGINE_PORT: '',
    ENGINE_KIND: 'flowable',
  });

  expect('problems' in parsed && parsed.problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
    'DATABASE_URL',
    'ENGINE_KIND',
    'LOG_LEVEL',
    'WEB_PORT',
  ]);
});

test('"all addresses" is a place to listen on and not one to call', () => {
  expect(configOf({ ENGINE_HOST: '0.0.0.0', ENGINE_PORT: '9000' }).engineUrl).toBe('http://127.0.0.1:9000/engine-rest');
});

test('a part with a wrong environment prints the problems and ends with code 1', async () => {
  const part = ['--import', 'tsx', projectPath('platform/parts/migrate.ts')];
  const run = promisify(execFile)(process.execPath, part, {
    env: { PATH: '/usr/bin:/bin', WEB_PORT: 'x', DEMO: 'perhaps' },
    cwd: projectPath(),
  });

  await expect(run).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/WEB_PORT.*\n.*DEMO: expected 1 or 0/) as string,
  });
});
