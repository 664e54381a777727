import type { Knex } from 'knex';
import { z } from 'zod';

/** What is no fact about anybody: sign-ins, their limits, and the trail itself. */
const BESIDE = ['audit_events', 'sign_ins', 'sign_in_attempts'];

/**
 * All rows of schema app that mention any of these ids, by table: a change of theirs, a new row that points to them or one that is gone
 * changes the answer.
 */
export async function traceRows(db: Knex, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const names: unknown = await db('information_schema.tables')
    .where({ table_schema: 'app', table_type: 'BASE TABLE' })
    .whereNotIn('table_name', BESIDE)
    .orderBy('table_name')
    .pluck('table_name');
  const traces: Record<string, string> = {};
  for (const name of z.array(z.string()).parse(names)) {
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as trace
         from app.?? t where t::text like any (?)`.replace('app.??', `app."${name}"`),
      [ids.map((id) => `%${id}%`)],
    );
    traces[name] = z.object({ trace: z.string() }).parse(rows[0]).trace;
  }
  return traces;
}

const reading = z.object({ action: z.string(), object_kind: z.string(), object_id: z.string() });

/** Readings of lists name the filter that was asked for, whatever was found: what a list shows is looked for in the answer itself. */
const LISTS = ['register', 'measure-list', 'letter-list'];

/** What these people did with any of these things, after the trail; being refused is not doing. */
export async function listActs(db: Knex, actors: readonly string[], ids: readonly string[]): Promise<z.infer<typeof reading>[]> {
  const rows: unknown = await db('app.audit_events')
    .whereIn('actor_id', [...actors])
    .whereNot({ action: 'access.refused' })
    .whereNotIn('object_kind', LISTS)
    .where((of) => void of.whereIn('object_id', [...ids]).orWhereIn('case_id', [...ids]))
    .select('action', 'object_kind', 'object_id');
  return z.array(reading).parse(rows);
}
