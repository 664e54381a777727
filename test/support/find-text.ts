import type { Knex } from 'knex';
import { z } from 'zod';

/** Tables of a schema with a row that holds one of the texts anywhere: in a column, in JSON, or in the bytes of a blob. */
export async function findTablesWith(admin: Knex, schema: string, texts: readonly string[]): Promise<string[]> {
  const names: unknown = await admin('pg_tables').where({ schemaname: schema }).orderBy('tablename').pluck('tablename');
  const tables = z.array(z.string()).min(1).parse(names);
  const hexadecimal = texts.map((text) => Buffer.from(text).toString('hex'));
  const found = await Promise.all(
    tables.map(async (table) => {
      // A row as text shows its blobs in hexadecimal.
      const { rows } = await admin.raw<{ rows: unknown[] }>(
        'select 1 from ??.?? as t where exists (select from unnest(?::text[]) as w where strpos(t::text, w) > 0) limit 1',
        [schema, table, [...texts, ...hexadecimal]],
      );
      return rows.length > 0 ? [table] : [];
    }),
  );
  return found.flat();
}
