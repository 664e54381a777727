import type { Knex } from 'knex';
import { z } from 'zod';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { countUpTo, type Page, type PageRequest } from '#domain/page';
import { authorise } from '#domain/users/authorise';

const jobRow = z.object({
  id: z.string(),
  /** A clock of a diagram, a step of the engine's own, or a step that a worker does. */
  kind: z.enum(['timer', 'engine-step', 'worker-step']),
  state: z.enum(['running', 'waiting', 'planned', 'failed']),
  stepName: z.string().nullable(),
  activityId: z.string().nullable(),
  processKey: z.string().nullable(),
  businessKey: z.string().nullable(),
  /** When it is tried, or tried again; absent = at once. */
  dueAt: z.date().nullable(),
  retries: z.int().nullable(),
  /** Who works on it, and until when nobody else takes it. */
  holder: z.string().nullable(),
  heldUntil: z.date().nullable(),
});
export type Job = z.infer<typeof jobRow>;
export type JobState = Job['state'];

/**
 * What the engine and the workers do, are to do and cannot do: running and failed ones as they came, the others by their due date
 * (П1 п.5.2; T-107). `waiting` is due and in nobody's hands: what stays there long is stuck.
 */
export async function listJobs(ctx: Context, state: JobState, page: PageRequest): Promise<Page<Job>> {
  await authorise(ctx, 'engine.manage', 'do', {});
  const query = selectJobs(ctx).where('j.state', state);
  const rows: unknown = await query.clone().orderByRaw('j."dueAt" asc nulls first, j.id').limit(page.limit).offset(page.offset);
  return { items: z.array(jobRow).parse(rows), ...(await countUpTo(ctx.db, query)) };
}

/** One of them; it may have been done meanwhile. */
export async function getJob(ctx: Context, id: string): Promise<Job> {
  const row: unknown = await selectJobs(ctx).where('j.id', id).first();
  if (row === undefined) throw notFound('Этого задания больше нет: оно выполнено или снято.');
  return jobRow.parse(row);
}

function selectJobs({ db, now }: Context): Knex.QueryBuilder {
  return db
    .select('j.*', 's.name as stepName')
    .from(db.raw(`(${OF_ENGINE} union all ${OF_WORKERS}) as j`, { now }))
    .leftJoin('app.process_steps as s', { 's.process_definition_id': 'j.processDefinitionId', 's.activity_id': 'j.activityId' });
}

const OF_ENGINE = `
  select j.job_id as id,
    case when j.kind = 'timer' then 'timer' else 'engine-step' end as kind,
    case when j.retries = 0 then 'failed'
      when j.lock_expires_at > :now then 'running'
      when j.due_at > :now then 'planned'
      else 'waiting' end as state,
    j.activity_id as "activityId", j.process_key as "processKey", j.process_definition_id as "processDefinitionId",
    j.business_key as "businessKey", j.due_at as "dueAt", j.retries,
    case when j.lock_expires_at > :now then j.lock_owner end as holder,
    case when j.lock_expires_at > :now then j.lock_expires_at end as "heldUntil"
  from app.engine_jobs j`;

/**
 * A step whose failure was reported keeps its worker's lock until its next try: the inbox knows it by a count that begins anew,
 * and its lock is then the due date.
 */
const OF_WORKERS = `
  select x.external_task_id as id, 'worker-step' as kind,
    case when x.retries = 0 then 'failed' when t.is_resting then 'planned' when t.is_held then 'running' else 'waiting' end as state,
    x.activity_id, i.process_key, i.process_definition_id, x.business_key,
    case when t.is_resting then x.lock_expires_at end, x.retries,
    case when t.is_held and not t.is_resting then x.worker_id end,
    case when t.is_held and not t.is_resting then x.lock_expires_at end
  from app.engine_external_tasks x
  left join app.engine_instances i on i.process_instance_id = x.process_instance_id
  left join app.task_results r on r.external_task_id = x.external_task_id
  cross join lateral (select
    coalesce(x.lock_expires_at > :now, false) as is_held,
    coalesce(x.lock_expires_at > :now and r.attempts = 0 and r.outcome is null, false) as is_resting) t`;
