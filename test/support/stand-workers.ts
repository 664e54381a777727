import { createLogger } from '#platform/logger';
import { startWorkers, type Workers, type WorkersOptions } from '../../workers/start-workers.ts';
import { tasks } from '../../workers/tasks/index.ts';
import { uniqueCode } from './factories.ts';
import type { Stand } from './stand.ts';

/** The ordinary workers inside the test's process, at the time of the test's clock; `stop` them in `afterAll`. */
export function startStandWorkers(
  stand: Stand,
  now: () => Date = () => new Date(),
  changes: Partial<Pick<WorkersOptions, 'tasks' | 'log' | 'onReport'>> = {},
): Promise<Workers> {
  return startWorkers({
    db: stand.db,
    engineUrl: stand.config.engineUrl,
    passwords: { api: stand.secrets.engineApi, worker: stand.secrets.engineWorker },
    slot: uniqueCode(),
    tasks,
    now,
    log: createLogger('test-workers', 'warn'),
    onBroken: (reason) => {
      throw new Error(reason);
    },
    ...changes,
  });
}
