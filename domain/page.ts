import type { Knex } from 'knex';
import { z } from 'zod';

/** One page of a list; `isTotalCapped` says that there are at least `total` rows. */
export interface Page<Item> {
  readonly items: Item[];
  readonly total: number;
  readonly isTotalCapped: boolean;
}

export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}

/** Nobody turns to page 21 by hand, and an exact count of a long list costs more than the page itself. */
const COUNT_CAP = 1000;

/** Counts the rows of a query, but only so far as people care. */
export async function countUpTo(db: Knex, query: Knex.QueryBuilder): Promise<{ total: number; isTotalCapped: boolean }> {
  const rows = query
    .clone()
    .clearSelect()
    .clearOrder()
    .select(db.raw('1'))
    .limit(COUNT_CAP + 1);
  const counted: unknown = await db.from(rows.as('counted')).first(db.raw('count(*)::integer as total'));
  const { total } = z.object({ total: z.int() }).parse(counted);
  return { total: Math.min(total, COUNT_CAP), isTotalCapped: total > COUNT_CAP };
}

/** A pattern for `ilike` that finds the words anywhere and takes nothing in them for a wildcard. */
export function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}
