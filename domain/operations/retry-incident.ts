import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { authorise } from '#domain/users/authorise';
import { getIncident } from './list-incidents.ts';

/** How the engine is asked to try a failed step once more. */
export interface EngineRetry {
  retryExternalTask(externalTaskId: string): Promise<void>;
  retryJob(jobId: string): Promise<void>;
}

/** Gives a stopped step one more try; the trace is written first, so that no try is without one (П1 п.5.2; T-107). */
export async function retryIncident(ctx: Context, id: string, engine: EngineRetry): Promise<void> {
  const acting = await authorise(ctx, 'engine.manage', 'do', {});
  const { kind, configuration, businessKey, activityId } = await getIncident(acting, id);
  if (configuration === null) throw new DomainError('CANNOT_RETRY', 'Этот инцидент нельзя повторить отсюда.', { kind });
  await recordEvent(acting, {
    action: 'incident.retried',
    objectKind: 'incident',
    objectId: id,
    after: { kind, businessKey, activityId },
  });
  if (kind === 'failedExternalTask') await engine.retryExternalTask(configuration);
  else if (kind === 'failedJob') await engine.retryJob(configuration);
  else throw new DomainError('CANNOT_RETRY', 'Этот инцидент нельзя повторить отсюда.', { kind });
}
