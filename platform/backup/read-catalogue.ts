import type pg from 'pg';
import { z } from 'zod';
import type { EngineSchema } from './engine-definitions.ts';
import { SCHEMAS, type CopiedTable, type Manifest } from './manifest.ts';

/** What the restored system makes by itself or must not have: its own list of migrations, and sign-ins that may have ended since. */
const LEFT_OUT = ['app.migrations', 'app.migrations_lock', 'app.sign_ins', 'app.sign_in_attempts', 'app.worker_status'];

const tableRows = z.array(z.object({ schema: z.enum(SCHEMAS), name: z.string(), columns: z.array(z.string()) }));

/** Every table of both schemas with the columns that have values of their own. */
export async function listTables(client: pg.Client): Promise<readonly Omit<CopiedTable, 'rows'>[]> {
  const { rows } = await client.query<Record<string, unknown>>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname || '.' || c.relname <> all ($2)
      group by n.nspname, c.relname order by 1, 2`,
    [SCHEMAS, LEFT_OUT],
  );
  return tableRows.parse(rows);
}

export async function listMigrations(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<Record<string, unknown>>('select name from app.migrations order by id');
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
}

/**
 * Where each sequence stands. It is asked for after the snapshot was taken and not inferred from the highest row: a number
 * that was given once must not come again, even when its row is gone.
 */
export async function listSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<Record<string, unknown>>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as "lastValue"
       from pg_sequences where schemaname = any ($1) and last_value is not null
         and schemaname || '.' || sequencename not like 'app.migrations%'
       order by 1`,
    [SCHEMAS],
  );
  return z.array(z.strictObject({ name: z.string(), lastValue: z.string() })).parse(rows);
}

const definitionRows = z.array(z.strictObject({ table: z.string(), name: z.string(), definition: z.string() }));

/** Tables, constraints and indexes of schema `engine` in PostgreSQL's own words. */
export async function describeEngineSchema(client: pg.Client): Promise<EngineSchema> {
  const tables = await client.query<Record<string, unknown>>(
    `select c.relname as name,
            array_agg(format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
              ' default ' || pg_get_expr(d.adbin, d.adrelid), case when a.attnotnull then ' not null' end) order by a.attnum) as columns
       from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = 'engine'::regnamespace and c.relkind = 'r'
      group by c.relname order by 1`,
  );
  // Keys before the foreign keys that point to them. PostgreSQL 18 lists "not null" here too; the columns carry it already.
  const constraints = await client.query<Record<string, unknown>>(
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid
      where c.relnamespace = 'engine'::regnamespace and k.contype in ('p', 'u', 'c', 'f')
      order by position(k.contype::text in 'pucf'), 1, 2`,
  );
  const indexes = await client.query<{ definition: string }>(
    `select pg_get_indexdef(i.indexrelid) as definition
       from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'engine'::regnamespace and c.relkind = 'r'
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      order by 1`,
  );
  return {
    tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })).parse(tables.rows),
    constraints: definitionRows.parse(constraints.rows),
    indexes: indexes.rows.map(({ definition }) => definition),
  };
}
