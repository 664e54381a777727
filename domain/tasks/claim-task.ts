import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { actInTask, getOpenTask, type AccessibleTask } from './open-task.ts';

/** What taking and giving back a task needs of the engine, which alone says whose task it is. */
export interface TaskEngine {
  claim(taskId: string, userId: string): Promise<void>;
  unclaim(taskId: string): Promise<void>;
}

/** Takes a task of the group for oneself; the engine settles a race of two (T-105). */
export async function claimTask(ctx: Context, engine: TaskEngine, taskId: string): Promise<void> {
  const found = await getOpenTask(ctx, taskId);
  if (found.isMine) return;
  if (found.row.assigneeId !== null) throw takenByOther(found);
  await engine.claim(taskId, ctx.actor.id);
  await recordEvent(actInTask(ctx, found), { action: 'task.claimed', ...subject(found) });
}

/** Gives a task back to its group; only who has taken it may. */
export async function releaseTask(ctx: Context, engine: TaskEngine, taskId: string): Promise<void> {
  const found = await getOpenTask(ctx, taskId);
  if (found.row.assigneeId === null) return;
  if (!found.isMine) throw takenByOther(found);
  await engine.unclaim(taskId);
  await recordEvent(actInTask(ctx, found), { action: 'task.released', ...subject(found) });
}

/** The refusal names the quicker colleague by id: the screen knows the name. */
export function takenByOther({ row }: AccessibleTask): DomainError {
  return new DomainError('TASK_TAKEN', 'Задачу уже взял другой сотрудник.', { assigneeId: row.assigneeId });
}

function subject({ row }: AccessibleTask) {
  return {
    objectKind: 'task',
    objectId: row.taskId,
    ...(row.caseId && { caseId: row.caseId }),
    ...(row.centreId && { centreId: row.centreId }),
    after: { taskKey: row.taskKey },
  };
}
