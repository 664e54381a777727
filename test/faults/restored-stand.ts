import { openDatabase } from '#platform/database';
import { deriveDatabaseUrls } from '#platform/database-urls';
import { deployRelease } from '#platform/deploy-release';
import { startPostgres } from '#platform/embedded-postgres';
import { createLogger } from '#platform/logger';
import { readSecrets } from '#platform/secrets';
import { tasks } from '../../workers/tasks/index.ts';
import { startNode } from './engine-node.ts';
import { buildOwnConfig } from './own-config.ts';
import type { OwnStand } from './own-stand.ts';

export interface RestoredDatabase {
  readonly db: OwnStand['db'];
  /** Lets an engine work on it, and brings this program's release of the diagrams. */
  startEngine(): Promise<OwnStand>;
  close(): Promise<void>;
}

/** The PostgreSQL of a data folder at a port of its own, as the next `npm start` there would run it. */
export async function openRestored(dataDir: string): Promise<RestoredDatabase> {
  const secrets = readSecrets(dataDir);
  const server = await startPostgres({ stateDir: dataDir, password: secrets.databaseAdmin });
  const databaseUrls = deriveDatabaseUrls(server.url, secrets);
  const db = openDatabase(databaseUrls.app, { maxConnections: 40 });
  const stops: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const stop of stops) await stop();
    await db.destroy();
    await server.stop();
  };
  return {
    db,
    close,
    startEngine: async () => {
      const base = await buildOwnConfig(dataDir);
      const addNode = async () => {
        const node = await startNode({ config: base, secrets, databaseUrls });
        stops.push(() => node.stop());
        return node;
      };
      const node = await addNode();
      const config = { ...base, engineUrl: node.url };
      await deployRelease({ config, secrets, databaseUrls, logger: createLogger('test', 'warn'), tasks });
      return { config, secrets, databaseUrls, db, engine: node.engine, node, addNode, close };
    },
  };
}
