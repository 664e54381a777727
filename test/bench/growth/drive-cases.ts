import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { OwnStand } from '../../faults/own-stand.ts';

const LOOK_MS = 500;
/** So long nothing may happen before the load counts as stuck. */
const STUCK_MS = 600_000;

const counted = z.object({ open: z.coerce.number(), incidents: z.coerce.number() });

/** Waits until so many tasks of people stand open at this step, and not one more. */
export async function waitUntilOpen({ db }: OwnStand, taskKey: string, count: number): Promise<void> {
  let best = -1;
  let movedAt = Date.now();
  for (;;) {
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `select (select count(*) from app.engine_tasks where task_key = ?) as open,
         (select count(*) from app.engine_incidents) as incidents`,
      [taskKey],
    );
    const { open, incidents } = counted.parse(rows[0]);
    if (incidents > 0) throw new Error(`${incidents} incidents on the way to ${taskKey}`);
    if (open > count) throw new Error(`${open} tasks stand at ${taskKey} instead of ${count}`);
    if (open === count) return;
    if (open !== best) movedAt = Date.now();
    if (Date.now() - movedAt > STUCK_MS) throw new Error(`${open} of ${count} tasks came to ${taskKey}; ${await tellWhere(db)}`);
    best = open;
    await sleep(LOOK_MS);
  }
}

/** Where everything stands instead. */
async function tellWhere(db: Knex): Promise<string> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select kind, place, count(*) from (
       select 'task' as kind, task_key as place from app.engine_tasks
       union all select 'step', topic from app.engine_external_tasks
       union all select 'job', activity_id from app.engine_jobs
       union all select 'command', coalesce(error_code, kind) from app.engine_commands where done_at is null) as standing
     group by kind, place order by kind, place`,
  );
  return JSON.stringify(rows);
}
