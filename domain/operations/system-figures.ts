import type { Knex } from 'knex';
import { z } from 'zod';

const figures = z.object({
  openCommands: z.int(),
  failedCommands: z.int(),
  oldestCommandSeconds: z.number(),
  incidents: z.record(z.string(), z.int()),
  findings: z.record(z.string(), z.int()),
  workers: z.record(z.string(), z.number()),
});
export type SystemFigures = z.infer<typeof figures>;

/**
 * How the whole system stands, for programs that watch it: counts and ages by codes, nothing of a case (П1 п.5.2; T-107).
 * Ages are by the database's clock, which all processes share. Every process tells the same.
 */
export async function readSystemFigures(db: Knex): Promise<SystemFigures> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select
      (select count(*)::int from app.engine_commands where done_at is null) as "openCommands",
      (select count(*)::int from app.engine_commands where done_at is null and failed_at is not null) as "failedCommands",
      (select coalesce(extract(epoch from now() - min(requested_at)), 0)::float8
        from app.engine_commands where done_at is null) as "oldestCommandSeconds",
      (select coalesce(json_object_agg(kind, open), '{}')
        from (select kind, count(*)::int as open from app.engine_incidents group by kind) i) as incidents,
      (select coalesce(json_object_agg(kind, open), '{}')
        from (select kind, count(*)::int as open from app.reconciler_findings where resolved_at is null group by kind) f) as findings,
      (select coalesce(json_object_agg(worker_id, extract(epoch from now() - seen_at)::float8), '{}')
        from app.worker_status where stopped_at is null and seen_at > now() - interval '7 days') as workers`,
  );
  return figures.parse(rows[0]);
}
