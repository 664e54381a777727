import { leaveClasses } from '#domain/classes/leave-classes';
import { withdrawApplication } from '#domain/benefits/withdraw-application';
import { requestCommand } from '#domain/commands/request-command';
import type { Context } from '#domain/context';
import { closeEngagements } from '#domain/engagements/close-engagements';
import { listWaitingAfter } from '#domain/plans/item-order';
import type { PlanItem } from '#domain/plans/plan-item';
import { getSupportedCase } from '#domain/plans/supported-case';

/**
 * What follows when a measure is marked, closed or taken out of the programme: nothing is waited for on its behalf any more, and
 * measures that come after it may begin. A second call finds nothing left to do (П1 п.2.3 г, 5.3; T-077, T-081, T-232).
 */
export async function measureClosed(ctx: Context, item: Pick<PlanItem, 'id' | 'caseId'>): Promise<void> {
  await closeEngagements(ctx, item.id);
  await withdrawApplication(ctx, item.id);
  await leaveClasses(ctx, item);
  await callDependants(ctx, item);
}

/** Each measure that waits is called once for each one before it: whether it was the last of them the start itself finds out. */
async function callDependants(ctx: Context, item: Pick<PlanItem, 'id' | 'caseId'>): Promise<void> {
  const waiting = await listWaitingAfter(ctx, item.id);
  if (waiting.length === 0) return;
  const { number } = await getSupportedCase(ctx, item.caseId);
  for (const planItemId of waiting) {
    await requestCommand(ctx, {
      stream: number,
      dedupeKey: `measure-may-begin:${planItemId}:${item.id}`,
      command: {
        kind: 'correlate-message',
        message: 'measure-may-begin',
        businessKey: number,
        correlationKeys: { planItemId },
        variables: {},
        // Not longer than the step that decides on waiting: afterwards nobody hears it.
        waiter: { process: 'measure', variables: { planItemId }, activityIds: ['Task_StartMeasure'] },
      },
    });
  }
}
