import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { z } from 'zod';

const FIRST_LOOK_MS = 15;
const LONGEST_LOOK_MS = 150;

/** Waits until the engine has taken a command; a refused one or an engine that is down leaves it at "saved". */
export async function awaitCommand(db: Knex, id: string, timeoutMs: number): Promise<'moved-on' | 'saved'> {
  const until = performance.now() + timeoutMs;
  for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(lookMs * 1.5, LONGEST_LOOK_MS)) {
    const row: unknown = await db('app.engine_commands').where({ id }).first('done_at', 'failed_at');
    const state = z.object({ done_at: z.date().nullable(), failed_at: z.date().nullable() }).parse(row);
    if (state.done_at) return 'moved-on';
    if (state.failed_at || performance.now() + lookMs > until) return 'saved';
    await sleep(lookMs);
  }
}
