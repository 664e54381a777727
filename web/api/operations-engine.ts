import { DomainError } from '#domain/errors';
import type { EngineRun } from '#domain/operations/run-job';
import { EngineError } from '#engine/engine-error';
import type { Person } from './person.ts';
import type { Services } from './services.ts';

/** The engine as an administrator's hand needs it: as the acting person. */
export function operationsEngine({ engine }: Services, person: Person): EngineRun {
  return {
    retryExternalTask: (id) => engine.setExternalTaskRetries(id, 1, person.id),
    retryJob: (id) => engine.setJobRetries(id, 1, person.id),
    runJob: (id) => refuseWhenFailed(engine.executeJob(id, person.id)),
  };
}

/** The engine does the job within the call: its refusal is the job's, and the engine keeps it with one try less. */
async function refuseWhenFailed(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof EngineError) || error.isUnavailable) throw error;
    throw new DomainError('JOB_FAILED', 'Задание снова не удалось или уже выполнено. Обновите список.');
  }
}
