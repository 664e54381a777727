import type { Knex } from 'knex';
import { inject } from 'vitest';
import type { EngineClient } from '#engine/engine-client';
import type { Config } from '#platform/config';
import { openDatabase } from '#platform/database';
import { deriveDatabaseUrls, type DatabaseUrls } from '#platform/database-urls';
import { deployRelease } from '#platform/deploy-release';
import { createLogger } from '#platform/logger';
import type { Secrets } from '#platform/secrets';
import { cloneDatabase, dropDatabase } from '../support/clone-database.ts';
import { uniqueCode } from '../support/factories.ts';
import { tasks } from '../../workers/tasks/index.ts';
import { startNode, type EngineNode } from './engine-node.ts';
import type { OwnServer } from './own-server.ts';
import { buildOwnConfig } from './own-config.ts';

/** An engine and a database of this file alone, so that both may be killed, and no other test's workers take the cases. */
export interface OwnStand {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrls: DatabaseUrls;
  readonly db: Knex;
  readonly engine: EngineClient;
  /** The engine itself; a second one over the same database comes by `addNode`. */
  readonly node: EngineNode;
  addNode(): Promise<EngineNode>;
  close(): Promise<void>;
}

export interface OwnStandOptions {
  /** Settings of the engine's own kind. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A PostgreSQL that ends with the stand; absent = a database on the server of the run. */
  readonly server?: () => Promise<OwnServer>;
}

interface OwnDatabase {
  readonly dataDir: string;
  readonly secrets: Secrets;
  readonly databaseUrls: DatabaseUrls;
  remove(): Promise<void>;
}

export async function startOwnStand({ settings = {}, server }: OwnStandOptions = {}): Promise<OwnStand> {
  const database = await makeDatabase(server);
  const { dataDir, secrets, databaseUrls } = database;
  const base = await buildOwnConfig(dataDir);
  const nodes: EngineNode[] = [];
  const addNode = async () => {
    const node = await startNode({ config: base, secrets, databaseUrls, settings });
    nodes.push(node);
    return node;
  };
  const node = await addNode();
  const config = { ...base, engineUrl: node.url };
  await deployRelease({ config, secrets, databaseUrls, logger: createLogger('test', 'warn'), tasks });
  const db = openDatabase(databaseUrls.app, { maxConnections: 40 });
  return {
    config,
    secrets,
    databaseUrls,
    db,
    engine: node.engine,
    node,
    addNode,
    close: async () => {
      await Promise.all(nodes.map((each) => each.stop()));
      await db.destroy();
      await database.remove();
    },
  };
}

async function makeDatabase(startServer: OwnStandOptions['server']): Promise<OwnDatabase> {
  if (startServer) {
    const server = await startServer();
    const { dataDir, secrets, adminUrl } = server;
    return { dataDir, secrets, databaseUrls: deriveDatabaseUrls(adminUrl, secrets), remove: () => server.close() };
  }
  const server = inject('testServer');
  const { dataDir, secrets } = server;
  const name = `faults_${uniqueCode()}`;
  const databaseUrls = await cloneDatabase(server, name);
  return { dataDir, secrets, databaseUrls, remove: () => dropDatabase(server, name) };
}
