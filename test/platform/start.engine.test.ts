import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '#platform/free-port';
import { listDescendants, startSystem, waitUntilGone } from '../support/start-process.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

async function startOn(dataDir: string) {
  const [web, engine] = [await findFreePort(), await findFreePort()];
  const system = startSystem({ DATA_DIR: dataDir, WEB_PORT: String(web), ENGINE_PORT: String(engine) });
  onTestFinished(() => {
    system.child.kill('SIGTERM');
  });
  await system.waitFor(/^Ready: http/m);
  return { system, address: `http://127.0.0.1:${web}`, parts: listDescendants(system.child.pid ?? 0) };
}

test(
  'a start that is killed takes all its parts with it, and the next one goes on with the same data',
  { timeout: 600_000 },
  async () => {
    const dataDir = makeTempFolder();
    const first = await startOn(dataDir);
    expect((await fetch(`${first.address}/api/health`)).status).toBe(200);
    expect(await (await fetch(first.address)).text()).toContain('<div id="root">');
    expect(first.parts.length).toBeGreaterThanOrEqual(6);
    const secrets = readFileSync(path.join(dataDir, 'secrets.json'), 'utf8');

    first.system.child.kill('SIGKILL');
    expect(await waitUntilGone(first.parts, 60_000)).toEqual([]);
    expect(existsSync(path.join(dataDir, 'postgres/pgdata/postmaster.pid'))).toBe(false);

    const second = await startOn(dataDir);
    expect(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')).toBe(secrets);
    expect(second.system.output()).not.toMatch(/is built/);
    expect(second.system.output()).toMatch(/Ready after [\d.]+ s; the engine alone booted in [\d.]+ s/);

    second.system.child.kill('SIGTERM');
    expect(await second.system.exitCode).toBe(0);
    expect(await waitUntilGone(second.parts, 1_000)).toEqual([]);
    expect(second.system.output()).toMatch(/stopped\n$/);
  },
);

test('a port in use is told in one sentence, and nothing is left running', { timeout: 60_000 }, async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;

  const system = startSystem({ DATA_DIR: makeTempFolder(), WEB_PORT: String(port), ENGINE_PORT: String(await findFreePort()) });

  expect(await system.exitCode).toBe(1);
  expect(system.output()).toBe(
    `Port ${port} of 127.0.0.1 is in use; stop the program that listens there or set WEB_PORT to another port.\n`,
  );
});
