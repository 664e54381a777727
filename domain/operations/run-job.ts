import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { authorise } from '#domain/users/authorise';
import { getJob, type Job } from './jobs-view.ts';
import type { EngineRetry } from './retry-incident.ts';

/** How the engine is asked to do a job. */
export interface EngineRun extends EngineRetry {
  runJob(jobId: string): Promise<void>;
}

/**
 * What an administrator may do with a job: give a failed one another try, and do at once what is due. A term that has not come
 * cannot be brought about: the clocks of a case are its law (П1 п.5.2; T-107).
 */
export function mayRun({ kind, state }: Job): 'retry' | 'run' | null {
  if (state === 'failed') return 'retry';
  return state === 'waiting' && kind !== 'worker-step' ? 'run' : null;
}

/** Gives a job another try, or does it now; the trace is written first, so that no try is without one (П1 п.5.2; T-107). */
export async function runJob(ctx: Context, id: string, engine: EngineRun): Promise<void> {
  const acting = await authorise(ctx, 'engine.manage', 'do', {});
  const job = await getJob(acting, id);
  const way = mayRun(job);
  if (way === null) throw refusalOf(job);
  const { kind, businessKey, activityId } = job;
  await recordEvent(acting, {
    action: 'job.run',
    objectKind: 'job',
    objectId: id,
    after: { kind, businessKey, activityId, way },
  });
  if (way === 'run') await engine.runJob(id);
  else if (kind === 'worker-step') await engine.retryExternalTask(id);
  else await engine.retryJob(id);
}

function refusalOf({ state }: Job): DomainError {
  if (state === 'running') return new DomainError('JOB_RUNNING', 'Задание уже выполняется.');
  if (state === 'planned') return new DomainError('JOB_NOT_DUE', 'Срок задания ещё не наступил: раньше него оно не выполняется.');
  return new DomainError('JOB_WAITS_FOR_WORKER', 'Этот шаг выполняет обработчик: проверьте, что обработчики работают.');
}
