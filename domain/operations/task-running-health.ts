import { z } from 'zod';
import type { Context } from '#domain/context';
import { authorise } from '#domain/users/authorise';

const health = z.object({
  at: z.coerce.date(),
  workers: z.array(
    z.object({
      workerId: z.string(),
      state: z.enum(['working', 'cut-off', 'lost', 'stopped']),
      secondsSinceSeen: z.int(),
      secondsSinceGoodPoll: z.int().nullable(),
      activeTasks: z.int(),
    }),
  ),
  topics: z.array(z.object({ topic: z.string(), stepName: z.string().nullable(), open: z.int(), oldestSeconds: z.int() })),
  incidents: z.int(),
  openCommands: z.int(),
});
export type TaskRunningHealth = z.infer<typeof health>;

/** A process writes its row every five seconds: six silent times are no chance. */
const LOST_AFTER = '30 seconds';
/** A poll lasts ten seconds and is held back by thirty at most; with all slots taken nothing is polled for. */
const CUT_OFF_AFTER = '60 seconds';
/** Hosts come and go, and nobody clears the rows of those that are gone. */
const FORGOTTEN_AFTER = '7 days';

/**
 * How the steps without people run: each workers process with the age of its last good poll, the oldest open step of each
 * topic, incidents and waiting commands (П1 п.5.2; T-107). Ages are by the database's clock, which all processes share.
 */
export async function readTaskRunningHealth(ctx: Context): Promise<TaskRunningHealth> {
  await authorise(ctx, 'engine.manage', 'do', {});
  const { rows } = await ctx.db.raw<{ rows: unknown[] }>(
    `select
      now() as at,
      (select coalesce(json_agg(json_build_object(
          'workerId', worker_id,
          'state', case
            when stopped_at is not null then 'stopped'
            when seen_at < now() - cast(:lostAfter as interval) then 'lost'
            when active_tasks = 0 and coalesce(last_good_poll_at, started_at) < now() - cast(:cutOffAfter as interval) then 'cut-off'
            else 'working' end,
          'secondsSinceSeen', extract(epoch from now() - seen_at)::int,
          'secondsSinceGoodPoll', extract(epoch from now() - last_good_poll_at)::int,
          'activeTasks', active_tasks) order by worker_id), '[]')
        from app.worker_status where seen_at > now() - cast(:forgottenAfter as interval)) as workers,
      (select coalesce(json_agg(t order by t."oldestSeconds" desc, t.topic), '[]')
        from (select x.topic, min(s.name) as "stepName", count(*)::int as open,
                extract(epoch from now() - min(x.created_at))::int as "oldestSeconds"
              from app.engine_external_tasks x
              left join app.engine_instances i on i.process_instance_id = x.process_instance_id
              left join app.process_steps s
                on s.process_definition_id = i.process_definition_id and s.activity_id = x.activity_id
              group by x.topic) t) as topics,
      (select count(*)::int from app.engine_incidents) as incidents,
      (select count(*)::int from app.engine_commands where done_at is null) as "openCommands"`,
    { lostAfter: LOST_AFTER, cutOffAfter: CUT_OFF_AFTER, forgottenAfter: FORGOTTEN_AFTER },
  );
  return health.parse(rows[0]);
}
