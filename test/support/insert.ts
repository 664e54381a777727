import type { Knex } from 'knex';
import { z } from 'zod';

const inserted = z.tuple([z.object({ id: z.uuid() })]);

/** Inserts one row and returns its id. */
export async function insertRow(db: Knex, table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const rows: unknown = await db(table).insert(row).returning('id');
  return inserted.parse(rows)[0].id;
}
