import type { Knex } from 'knex';
import { z } from 'zod';

const openTask = z.object({
  taskId: z.string(),
  formKey: z.string(),
  businessKey: z.string(),
  createdAt: z.date(),
  caseId: z.string().nullable(),
  sessionId: z.string().nullable(),
  plannedAt: z.date().nullable(),
  isSuspended: z.boolean(),
  /** A person who may do it, the head before the director where both may. */
  userId: z.string().nullable(),
});
export type OpenDemoTask = z.infer<typeof openTask>;

/** Every open task of the demo with somebody who may do it. */
export async function listOpenTasks(db: Knex): Promise<OpenDemoTask[]> {
  const { rows } = await db.raw<{ rows: unknown }>(`
    select t.task_id as "taskId", s.form_key as "formKey", t.business_key as "businessKey", t.created_at as "createdAt",
      c.id as "caseId", m.id as "sessionId", m.planned_at as "plannedAt",
      exists (select from app.case_suspensions p where p.case_id = c.id and p.ended_at is null) as "isSuspended",
      (select coalesce(a.user_id, r.user_id)
         from app.engine_task_groups g
         left join app.curator_assignments a on a.to_at is null and g.group_id = 'curator.' || a.case_id
         left join app.user_roles r on g.group_id = r.role || '.' || coalesce(r.unit_id, r.centre_id)
        where g.task_id = t.task_id and coalesce(a.user_id, r.user_id) is not null
        order by r.role desc nulls first limit 1) as "userId"
    from app.engine_tasks t
    join app.process_steps s on s.process_definition_id = t.process_definition_id and s.activity_id = t.task_key
    left join app.cases c on c.number = t.business_key
    left join app.sessions m on m.number = t.business_key
    order by t.created_at, t.task_id`);
  return z.array(openTask).parse(rows);
}

/** When the engine's next timer is due; nothing when none waits. */
export async function findNextTimer(db: Knex): Promise<Date | undefined> {
  const { rows } = await db.raw<{ rows: unknown }>('select min(due_at) as at from app.engine_jobs');
  const [row] = z.array(z.object({ at: z.date().nullable() })).parse(rows);
  return row?.at ?? undefined;
}

/** Centres whose questions wait for a session while none is being prepared. */
export async function listCentresInNeedOfSession(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: unknown }>(`
    select distinct c.centre_id as id
    from app.agenda_items a join app.cases c on c.id = a.case_id
    where a.status = 'waiting' and a.session_id is null
      and not exists (select from app.sessions s where s.centre_id = c.centre_id and s.status = 'planned')`);
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
}
