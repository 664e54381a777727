import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import knex from 'knex';
import { onTestFinished } from 'vitest';
import { DomainError } from '#domain/errors';
import { deployProcesses } from '#engine/deploy-processes';
import { EngineClient } from '#engine/engine-client';
import { answerJson, startFakeEngine, type FakeEngine } from '../engine/client/fake-engine.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { tasks } from '../../workers/tasks/index.ts';

export interface Attempt {
  readonly refusal: DomainError | undefined;
  readonly tookMs: number;
}

export interface Releases {
  readonly engine: FakeEngine;
  readonly folder: string;
  /** Puts one file into an empty release and deploys it, as `npm run deploy` does. */
  attempt(fileName: string, text: string | Uint8Array): Promise<Attempt>;
}

/** Releases to an engine that counts what comes: a file that is refused must not reach it. */
export async function openReleases(): Promise<Releases> {
  const engine = await startFakeEngine(answerJson(500, {}));
  onTestFinished(() => engine.close());
  const folder = makeTempFolder();
  for (const name of ['processes', 'forms']) mkdirSync(path.join(folder, name));
  const client = new EngineClient({ url: engine.url, account: 'deployer', password: 'unused' });
  // Never connects: only a release that the engine has taken is written down.
  const db = knex({ client: 'pg' });
  return {
    engine,
    folder,
    async attempt(fileName, text) {
      const file = path.join(folder, 'processes', fileName);
      writeFileSync(file, text);
      const startedAt = performance.now();
      const refusal = await deployProcesses({ engine: client, db, folder, tasks }).then(() => undefined, asRefusal);
      const tookMs = performance.now() - startedAt;
      rmSync(file);
      return { refusal, tookMs };
    },
  };
}

function asRefusal(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  throw error;
}
