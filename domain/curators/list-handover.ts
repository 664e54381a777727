import type { Context } from '#domain/context';
import { findDeadlineOf } from '#domain/deadlines/find-deadline';
import { listOpenControlPoints } from '#domain/monitoring/open-control-points';
import { describeItem, listOpenItems } from '#domain/plans/plan-reading';
import { listUnansweredLetters } from '#domain/requests/unanswered-letters';
import type { HandoverContents } from './handover.ts';

/** The hand-over list of a case, made by the system: what is open, by when (П1 п.5.4; T-115). */
export async function listHandover(
  ctx: Context,
  caseId: string,
  tasks: readonly { readonly name: string; readonly measure: string | null; readonly dueOn: string | null }[],
): Promise<HandoverContents> {
  const items = await listOpenItems(ctx, caseId);
  const deadline = await findDeadlineOf(ctx, caseId);
  return {
    tasks: tasks.map(({ name, measure, dueOn }) => ({ name: measure === null ? name : `${name}: ${measure}`, dueOn })),
    measures: items.map((item) => ({ text: describeItem(item), dueOn: item.dueOn })),
    letters: await listUnansweredLetters(ctx, caseId),
    controlPoints: await listOpenControlPoints(ctx, caseId),
    approvalDueOn: deadline && !deadline.closedAt ? deadline.dueOn : null,
  };
}
