import type { Context } from '#domain/context';
import { z } from 'zod';
import { taskQueryRow, taskRows } from './task-row-query.ts';

/** Open tasks of one group, whoever has taken them: what a curator leaves to the successor (П1 п.5.4; T-115). */
export async function listGroupTasks(ctx: Context, groupId: string) {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(
    `select r.* from (${taskRows('exists (select from app.engine_task_groups g where g.task_id = t.task_id and g.group_id = :groupId)')}) r
      order by r."dueOn", r."createdAt", r."taskId"`,
    { groupId },
  );
  return z
    .array(taskQueryRow)
    .parse(rows)
    .map(({ taskId, name, measure, dueOn, assigneeId }) => ({ taskId, name, measure, dueOn, assigneeId }));
}
