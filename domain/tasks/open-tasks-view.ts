import { z } from 'zod';
import { findCaseAccess } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import { listGroups } from '#domain/users/person-groups';
import { presentTasks, type TaskRow } from './present-tasks.ts';
import { taskQueryRow, taskRows } from './task-row-query.ts';

/** A task on the card of its case or session: everybody who sees the card sees that it is open, only its people may open it. */
export interface CardTask extends TaskRow {
  readonly mayOpen: boolean;
}

/** Its own process, and the letters and objections that have one. */
const OF_CASE = `t.business_key in (
  select number from app.cases where id = :id
  union all select number from app.letters where case_id = :id
  union all select number from app.objections where case_id = :id)`;
const OF_SESSION = 't.business_key in (select number from app.sessions where id = :id)';

/** All open tasks of a case or session, the most urgent first; whether the person may see the card is asked there (T-105). */
export async function listOpenTasks(ctx: Context, of: { caseId: string } | { sessionId: string }): Promise<CardTask[]> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const groups = await listGroups(ctx, person);
  // A clerk sees that something is open; what the programme does for the family is not theirs to read.
  const readsPlan = 'caseId' in of && may(person, 'plan.draft', 'read', (await findCaseAccess(ctx, of.caseId)) ?? {});
  const [chosen, id] = 'caseId' in of ? [OF_CASE, of.caseId] : [OF_SESSION, of.sessionId];
  const { rows } = await ctx.db.raw<{ rows: unknown }>(
    `select r.*, exists (select from app.engine_task_groups g
        where g.task_id = r."taskId" and g.group_id = any(cast(:groups as text[]))) as "mayOpen"
       from (${taskRows(chosen)}) r order by r."dueOn", r."createdAt", r."taskId"`,
    { id, groups: groups.map(({ groupId }) => groupId) },
  );
  const found = z.array(taskQueryRow.extend({ mayOpen: z.boolean() })).parse(rows);
  const presented = await presentTasks(ctx, found);
  return presented.map((task, index) => {
    const mayOpen = found[index]?.mayOpen === true;
    return { ...task, measure: readsPlan ? task.measure : null, mayOpen };
  });
}
