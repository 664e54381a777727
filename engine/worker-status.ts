import type { Knex } from 'knex';
import { z } from 'zod';

export interface WorkerLife {
  readonly workerId: string;
  readonly startedAt: Date;
  readonly lastGoodPollAt: Date | undefined;
  readonly activeTasks: number;
}

/** Writes how this process is; the row, unlike a port, needs no configuration and is seen from everywhere. */
export async function writeWorkerStatus(db: Knex, life: WorkerLife): Promise<void> {
  await db('app.worker_status')
    .insert({
      worker_id: life.workerId,
      process_id: process.pid,
      started_at: life.startedAt,
      seen_at: db.fn.now(),
      last_good_poll_at: life.lastGoodPollAt ?? null,
      active_tasks: life.activeTasks,
      stopped_at: null,
    })
    .onConflict('worker_id')
    .merge();
}

/** Marks a process that stopped on purpose, so that its silence is no alarm. */
export async function markWorkerStopped(db: Knex, workerId: string): Promise<void> {
  await db('app.worker_status').where({ worker_id: workerId }).update({ stopped_at: db.fn.now(), active_tasks: 0 });
}

const health = z.object({
  workers: z.array(
    z.object({
      workerId: z.string(),
      silentSeconds: z.number(),
      secondsSinceGoodPoll: z.number().nullable(),
      activeTasks: z.number(),
    }),
  ),
  topics: z.array(z.object({ topic: z.string(), open: z.number(), oldestSeconds: z.number() })),
  incidents: z.number(),
});
export type TaskRunningHealth = z.infer<typeof health>;

/** Age of each worker's last good poll and its active tasks, the oldest open task of each topic, and the incidents. */
export async function readTaskRunningHealth(db: Knex): Promise<TaskRunningHealth> {
  const { rows } = await db.raw<{ rows: unknown[] }>(`
    select
      (select coalesce(json_agg(json_build_object(
          'workerId', worker_id,
          'silentSeconds', extract(epoch from now() - seen_at)::int,
          'secondsSinceGoodPoll', extract(epoch from now() - last_good_poll_at)::int,
          'activeTasks', active_tasks) order by worker_id), '[]')
        from app.worker_status where stopped_at is null) as workers,
      (select coalesce(json_agg(t order by t.topic), '[]')
        from (select topic, count(*)::int as open, extract(epoch from now() - min(created_at))::int as "oldestSeconds"
                from app.engine_external_tasks group by topic) t) as topics,
      (select count(*)::int from app.engine_incidents) as incidents`);
  return health.parse(rows[0]);
}
