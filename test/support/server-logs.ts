import { readFileSync } from 'node:fs';
import path from 'node:path';
import { injectStand } from './inject-stand.ts';

/** What PostgreSQL and the engine of this lane have written to their logs since the run began. */
export function readServerLogs(): { readonly database: string; readonly engine: string } {
  const { config, engineLog } = injectStand();
  return {
    database: readFileSync(path.join(config.dataDir, 'postgres.log'), 'utf8'),
    engine: readFileSync(engineLog, 'utf8'),
  };
}
