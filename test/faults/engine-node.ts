import { mkdirSync, openSync } from 'node:fs';
import { EngineClient } from '#engine/engine-client';
import type { Config } from '#platform/config';
import type { DatabaseUrls } from '#platform/database-urls';
import { startEngine, waitForEngine, type EngineProcess } from '#platform/engine-process';
import { findFreePort } from '#platform/free-port';
import { projectPath } from '#platform/project-path';
import type { Secrets } from '#platform/secrets';
import { killHard } from './child.ts';

/** One engine process that a test may kill, freeze and start again at the same address. */
export interface EngineNode {
  readonly url: string;
  readonly engine: EngineClient;
  kill(): Promise<void>;
  /** Starts it again and waits until it answers. */
  restart(): Promise<void>;
  /** Takes calls and says nothing, as a machine that swaps or a host that lost its network. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

export interface NodeOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrls: DatabaseUrls;
  readonly settings?: Readonly<Record<string, string>>;
}

const BOOT = { patienceMs: 300_000 };

/** An engine at a port of its own, over the given database. */
export async function startNode(options: NodeOptions): Promise<EngineNode> {
  const { secrets, databaseUrls, settings = {} } = options;
  const enginePort = await findFreePort();
  const url = `http://127.0.0.1:${enginePort}/engine-rest`;
  const config = { ...options.config, enginePort, engineUrl: url };
  mkdirSync(projectPath('test-results'), { recursive: true });
  const output = openSync(projectPath('test-results', 'engine-faults.log'), 'a');
  const boot = () => startEngine({ config, secrets, databaseUrls, output, settings });
  let process: EngineProcess = boot();
  try {
    await waitForEngine(config, BOOT);
  } catch (error) {
    await process.stop();
    throw error;
  }
  return {
    url,
    engine: new EngineClient({ url, account: 'api', password: secrets.engineApi }),
    kill: () => killHard(process.child),
    restart: async () => {
      process = boot();
      await waitForEngine(config, BOOT);
    },
    freeze: () => void process.child.kill('SIGSTOP'),
    thaw: () => void process.child.kill('SIGCONT'),
    stop: () => process.stop(),
  };
}
