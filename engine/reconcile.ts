import type { Knex } from 'knex';
import { z } from 'zod';

/** Where the application and the engine contradict each other. */
export interface Damage {
  readonly kind: FindingKind;
  /** Case number, session number, instance id or command id. */
  readonly objectId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const findingKind = z.enum(['case-without-instance', 'instance-without-case', 'status-differs', 'command-stuck']);
export type FindingKind = z.infer<typeof findingKind>;

const damageRows = z.array(z.object({ object_id: z.string(), details: z.record(z.string(), z.unknown()) }));

/**
 * One statement per kind. The application and the engine stand in one database, so each sees one consistent moment;
 * what is on its way (a command not sent, a step being worked on) is no contradiction and left out.
 */
const QUERIES: Readonly<Record<FindingKind, string>> = {
  'case-without-instance': `
    select c.number as object_id, json_build_object('caseId', c.id, 'status', c.status) as details
      from app.cases c
     where c.status <> 'closed'
       and not exists (select from app.engine_instances i
                        where i.business_key = c.number and i.process_key = 'family-support-case'
                          and i.super_process_instance_id is null and i.ended_at is null)
       and not exists (select from app.engine_commands e where e.stream = c.number and e.done_at is null)`,

  'instance-without-case': `
    select i.process_instance_id as object_id, json_build_object('businessKey', i.business_key, 'processKey', i.process_key) as details
      from app.engine_instances i
     where i.super_process_instance_id is null and i.ended_at is null
       and ((i.process_key = 'family-support-case' and not exists (select from app.cases c where c.number = i.business_key))
         or (i.process_key = 'session' and not exists (select from app.sessions s where s.number = i.business_key))
         or (i.process_key = 'letter-answer' and not exists (select from app.letters l where l.number = i.business_key))
         or (i.process_key = 'family-objection' and not exists (select from app.objections o where o.number = i.business_key)))`,

  // A change of the status and its record in the history are one transaction; the stage comes after it by a command or a step.
  // What the history and the stage agree upon (isDecidable) is right.
  'status-differs': `
    with allowed (stage, statuses) as (values
      ('Stage_Intake', array['preparation']),
      ('Stage_Curator', array['preparation']),
      ('Stage_DataCollection', array['preparation']),
      -- The register entry is made inside the consilium.
      ('Stage_Consilium', array['preparation', 'support']),
      ('Stage_Implementation', array['support']),
      ('Stage_Monitoring', array['support']),
      ('Stage_Completion', array['support', 'post-support', 'closed'])),
    standing (number, stages) as (
      select i.business_key, array_agg(s.activity_id order by s.activity_id)
        from app.engine_instances i
        join app.engine_steps s on s.process_instance_id = i.process_instance_id and s.ended_at is null
        join allowed a on a.stage = s.activity_id
       where i.process_key = 'family-support-case' and i.super_process_instance_id is null and i.ended_at is null
       group by i.business_key),
    compared as (
      select c.id, c.number, c.status, t.status as recorded, st.stages,
             coalesce(c.status = t.status, true) as fits_history,
             not exists (select from allowed a where a.stage = any (st.stages) and c.status <> all (a.statuses)) as fits_stage,
             not exists (select from allowed a where a.stage = any (st.stages) and t.status <> all (a.statuses)) as history_fits_stage,
             exists (select from app.engine_commands e where e.stream = c.number and e.done_at is null)
               or exists (select from app.engine_external_tasks x where x.business_key = c.number) as is_on_its_way
        from app.cases c
        left join standing st on st.number = c.number
        left join lateral (
          select coalesce(e.after ->> 'status', 'preparation') as status from app.audit_events e
           where e.case_id = c.id and e.object_kind = 'case'
             and e.action in ('case.opened', 'case.status-changed', 'case.closed')
           order by e.id desc limit 1) t on true
       where c.archived_at is null)
    select number as object_id,
           json_build_object('caseId', id, 'status', status, 'recorded', recorded, 'stages', coalesce(stages, '{}'),
             'isDecidable', not fits_history and coalesce(history_fits_stage, true)) as details
      from compared
     where not fits_history or (not fits_stage and not is_on_its_way)`,

  'command-stuck': `
    select e.id::text as object_id,
           json_build_object('stream', e.stream, 'kind', e.kind, 'attempts', e.attempts, 'errorCode', e.error_code) as details
      from app.engine_commands e
     where e.done_at is null
       and (e.failed_at is not null or e.requested_at < now() - interval '5 minutes')
       -- What waits behind another command of its stream is not stuck itself.
       and not exists (select from app.engine_commands earlier
                        where earlier.stream = e.stream and earlier.done_at is null and earlier.id < e.id)`,
};

/** Everything that does not fit at this moment. */
export async function findDamage(db: Knex): Promise<readonly Damage[]> {
  const found: Damage[] = [];
  for (const kind of findingKind.options) {
    const { rows } = await db.raw<{ rows: unknown }>(QUERIES[kind]);
    found.push(...damageRows.parse(rows).map((row) => ({ kind, objectId: row.object_id, details: row.details })));
  }
  return found;
}

const LOCK = 7303;

/**
 * Compares once and keeps what it finds as findings; a finding whose damage is gone is closed. Returns the new ones,
 * or nothing at all when another process compares at this moment.
 */
export async function reconcile(db: Knex): Promise<readonly Damage[]> {
  return db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { taken: boolean }[] }>('select pg_try_advisory_xact_lock(?, 0) as taken', [LOCK]);
    if (rows[0]?.taken !== true) return [];
    const damage = await findDamage(trx);
    await closeMended(trx, damage);
    return keepNew(trx, damage);
  });
}

async function keepNew(trx: Knex, damage: readonly Damage[]): Promise<readonly Damage[]> {
  const known = await listOpen(trx);
  const fresh = damage.filter((one) => !known.has(keyOf(one.kind, one.objectId)));
  if (fresh.length === 0) return [];
  await trx('app.reconciler_findings').insert(
    fresh.map(({ kind, objectId, details }) => ({
      kind,
      object_id: objectId,
      details: JSON.stringify(details),
      found_at: trx.fn.now(),
    })),
  );
  return fresh;
}

async function closeMended(trx: Knex, damage: readonly Damage[]): Promise<void> {
  const current = new Set(damage.map((one) => keyOf(one.kind, one.objectId)));
  const mended = [...(await listOpen(trx))].filter(([key]) => !current.has(key)).map(([, id]) => id);
  await trx('app.reconciler_findings')
    .whereIn('id', mended)
    .update({ resolved_at: trx.fn.now(), resolved_by: 'reconciler', resolution: 'gone' });
}

/** Ids of open findings by what they are about. */
async function listOpen(trx: Knex): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await trx('app.reconciler_findings').whereNull('resolved_at').select('id', 'kind', 'object_id');
  const open = z.array(z.object({ id: z.uuid(), kind: findingKind, object_id: z.string() })).parse(rows);
  return new Map(open.map((row) => [keyOf(row.kind, row.object_id), row.id]));
}

function keyOf(kind: FindingKind, objectId: string): string {
  return `${kind} ${objectId}`;
}
