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
 * Tasks that the engine locked for this worker id in an answer that never arrived, or in an earlier life of this slot.
 * The id is held by one process only, so whatever is locked by it and not being worked on is orphaned.
 */
export async function listOrphans(db: Knex, workerId: string): Promise<readonly { readonly id: string }[]> {
  const rows: unknown = await db('app.engine_external_tasks').where({ worker_id: workerId }).select('external_task_id as id');
  return z.array(z.object({ id: z.string() })).parse(rows);
}
