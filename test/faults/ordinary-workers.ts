import { pino } from 'pino';
import { uniqueCode } from '../support/factories.ts';
import { startWorkers, type Workers } from '../../workers/start-workers.ts';
import { tasks } from '../../workers/tasks/index.ts';
import type { OwnStand } from './own-stand.ts';

const log = pino({ level: 'silent' });

export interface WorkersPlace {
  readonly slot?: string;
  readonly engineUrl?: string;
}

/** The ordinary workers of a stand inside the test's own process; whoever starts them stops them. */
export function startOrdinaryWorkers(stand: OwnStand, { slot, engineUrl }: WorkersPlace = {}): Promise<Workers> {
  return startWorkers({
    db: stand.db,
    engineUrl: engineUrl ?? stand.config.engineUrl,
    passwords: { api: stand.secrets.engineApi, worker: stand.secrets.engineWorker },
    slot: slot ?? uniqueCode(),
    tasks,
    now: () => new Date(),
    log,
    onBroken: (reason) => log.error(reason),
  });
}
