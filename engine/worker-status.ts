import type { Knex } from 'knex';

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
