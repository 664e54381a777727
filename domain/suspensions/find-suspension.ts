import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { listRunning } from './suspension-store.ts';
import type { Suspension } from './suspension.ts';

/** The suspension under which a case stands still, the oldest when there are several (П1 п.5.8; T-092). */
export async function findSuspension(ctx: Context, caseId: string): Promise<Suspension | undefined> {
  return (await listRunning(ctx.db, caseId))[0];
}

/** Refuses work on the measures of a suspended case; the clocks of the case run on (П1 п.5.8; T-092). */
export async function refuseSuspended(ctx: Context, caseId: string): Promise<void> {
  if (!(await findSuspension(ctx, caseId))) return;
  throw new DomainError(
    'CASE_SUSPENDED',
    'Сопровождение приостановлено: мероприятия не выполняются, пока его не возобновят на странице дела.',
  );
}
