import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { EngineClient } from '#engine/engine-client';

/** The time in which the demo plays, kept alike by the people, the workers and the engine. */
export interface World {
  readonly now: () => Date;
  /** Goes on to a later instant; never back. */
  moveTo(instant: Date): Promise<void>;
  /** Waits until nothing moves by itself any more: no command, no worker step, no timer that is due. */
  settle(): Promise<void>;
  /** Back to the real time. */
  leave(): Promise<void>;
}

export interface WorldOptions {
  readonly db: Knex;
  /** As account `deployer`, which may move the clock. */
  readonly engine: EngineClient;
}

const LOOK_MS = 40;
const PATIENCE_MS = 120_000;
const QUIET_LOOKS = 2;

const load = z.object({ commands: z.number(), steps: z.number(), timers: z.number(), failed: z.number(), incidents: z.number() });

export function createWorld({ db, engine }: WorldOptions): World {
  let offsetMs: number | undefined;
  const now = () => new Date(Date.now() + (offsetMs ?? 0));

  async function readLoad(): Promise<z.infer<typeof load>> {
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `select (select count(*) from app.engine_commands where done_at is null and failed_at is null)::int as commands,
              (select count(*) from app.engine_external_tasks)::int as steps,
              (select count(*) from app.engine_jobs where due_at is null or due_at <= ?)::int as timers,
              (select count(*) from app.engine_commands where failed_at is not null)::int as failed,
              (select count(*) from app.engine_incidents)::int as incidents`,
      [now()],
    );
    return load.parse(rows[0]);
  }

  return {
    now,
    async moveTo(instant) {
      const next = instant.getTime() - Date.now();
      if (offsetMs !== undefined && next < offsetMs) return;
      offsetMs = next;
      await engine.setClockOffset(offsetMs);
    },
    async settle() {
      const until = Date.now() + PATIENCE_MS;
      for (let quiet = 0; quiet < QUIET_LOOKS;) {
        const { commands, steps, timers, failed, incidents } = await readLoad();
        if (failed > 0 || incidents > 0)
          throw new Error(`the demo stands still: ${failed} refused commands, ${incidents} incidents`);
        quiet = commands + steps + timers === 0 ? quiet + 1 : 0;
        if (Date.now() > until)
          throw new Error(`the demo does not settle: ${commands} commands, ${steps} steps, ${timers} timers`);
        if (quiet < QUIET_LOOKS) await sleep(LOOK_MS);
      }
    },
    async leave() {
      offsetMs = 0;
      await engine.setClockOffset(0);
    },
  };
}
