import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { EngineClient } from './engine-client.ts';
import { pause } from './pause.ts';
import { nameFault } from './worker-failure.ts';
import { HELD_WORKER_ID } from './worker-identity.ts';

export interface DeadWorkersOptions {
  readonly db: Knex;
  /** As account `worker`. */
  readonly engine: EngineClient;
  readonly log: Logger;
}

export interface DeadWorkersLoop {
  stop(): Promise<void>;
}

const EVERY_MS = 3000;
const ONE_AT_A_TIME = 7304;

/**
 * A worker that was killed leaves tasks locked, and its open poll, which the engine does not know to be dead, takes more of
 * them. The living give them back within seconds instead of when the lock runs out.
 */
export function startFreeingTasks(options: DeadWorkersOptions): DeadWorkersLoop {
  const stopping = new AbortController();

  async function run(): Promise<void> {
    for (;;) {
      await pause(EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        const freed = await freeTasksOfTheDead(options);
        if (freed > 0) options.log.warn({ freed }, 'tasks of a dead worker are free again');
      } catch (error) {
        options.log.warn({ fault: nameFault(error) }, 'tasks of dead workers could not be freed');
      }
    }
  }

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Unlocks what dead workers hold, and says how many tasks that were. */
export async function freeTasksOfTheDead({ db, engine }: Pick<DeadWorkersOptions, 'db' | 'engine'>): Promise<number> {
  return db.transaction(async (trx) => {
    // Two at once could take a task away from the living worker that has just got it.
    const { rows } = await trx.raw<{ rows: { taken: boolean }[] }>('select pg_try_advisory_xact_lock(?, 0) as taken', [
      ONE_AT_A_TIME,
    ]);
    if (rows[0]?.taken !== true) return 0;
    const tasks = await listTasksOfTheDead(trx);
    for (const { id } of tasks) await engine.unlockExternalTask(id);
    return tasks.length;
  });
}

/**
 * Dead is who has worked here and no longer holds his name. A task whose failure was reported keeps the worker's id while it
 * waits for its retry; the inbox knows it by a count that begins anew.
 */
async function listTasksOfTheDead(db: Knex): Promise<readonly { readonly id: string }[]> {
  const rows: unknown = await db('app.engine_external_tasks as x')
    .join('app.worker_status as w', 'w.worker_id', 'x.worker_id')
    .leftJoin('app.task_results as r', 'r.external_task_id', 'x.external_task_id')
    .whereRaw('(r.external_task_id is null or r.attempts > 0)')
    .whereRaw(`not exists (${HELD_WORKER_ID})`)
    .select('x.external_task_id as id');
  return z.array(z.object({ id: z.string() })).parse(rows);
}
