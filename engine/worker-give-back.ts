import type { Knex } from 'knex';
import { z } from 'zod';

interface Poller {
  readonly engineService: { fetchAndLock(body: Record<string, unknown>): Promise<unknown> };
}

const GHOST_TOPIC = 'worker-stopped';

/**
 * An aborted poll lives on in the engine, which would lock the next task to a worker that is gone. The engine keeps one
 * waiting poll per worker id, so one that waits for nothing replaces it. Fails silently: an engine that is down has no ghosts.
 */
export async function cancelGhostPoll(client: Poller): Promise<void> {
  const poll = {
    maxTasks: 1,
    usePriority: false,
    asyncResponseTimeout: 1,
    topics: [{ topicName: GHOST_TOPIC, lockDuration: 1000 }],
  };
  await client.engineService.fetchAndLock(poll).catch(() => undefined);
}

/**
 * Tasks that the engine locked for this worker id and nobody works on: their answer never arrived, or an earlier life of this
 * slot was killed. The id is held by one process only, so nobody else can have them. A task whose failure was reported also
 * keeps the worker's id while it waits for its retry; the inbox knows it by a count that begins anew.
 */
export async function listOrphans(db: Knex, workerId: string): Promise<readonly { readonly id: string }[]> {
  const rows: unknown = await db('app.engine_external_tasks as x')
    .leftJoin('app.task_results as r', 'r.external_task_id', 'x.external_task_id')
    .where({ 'x.worker_id': workerId })
    .whereRaw('(r.external_task_id is null or r.attempts > 0)')
    .select('x.external_task_id as id');
  return z.array(z.object({ id: z.string() })).parse(rows);
}
