import type pg from 'pg';

/** Tables by what they are for. */
const GROUPS = {
  'act_ru_*': (schema: string, table: string) => schema === 'engine' && table.startsWith('act_ru_'),
  'act_hi_*': (schema: string, table: string) => schema === 'engine' && table.startsWith('act_hi_'),
  act_ge_bytearray: (schema: string, table: string) => schema === 'engine' && table === 'act_ge_bytearray',
  'app.*': (schema: string) => schema === 'app',
} as const;

type Group = keyof typeof GROUPS;
export type Rows = Readonly<Record<Group, number>>;
export const ROW_GROUPS = ['act_ru_*', 'act_hi_*', 'act_ge_bytearray', 'app.*'] as const satisfies readonly Group[];

/** Rows in both schemas now. */
export async function countRows(admin: pg.Client): Promise<Rows> {
  const tables = await admin.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables where schemaname in ('engine', 'app')`,
  );
  const counts = new Map<string, number>();
  for (const { schema, name } of tables.rows) {
    const { rows } = await admin.query<{ count: number }>(`select count(*)::int as count from ${schema}.${name}`);
    counts.set(`${schema} ${name}`, rows[0]?.count ?? Number.NaN);
  }
  const sum = (group: Group) =>
    tables.rows
      .filter(({ schema, name }) => GROUPS[group](schema, name))
      .reduce((total, { schema, name }) => total + (counts.get(`${schema} ${name}`) ?? 0), 0);
  return {
    'act_ru_*': sum('act_ru_*'),
    'act_hi_*': sum('act_hi_*'),
    act_ge_bytearray: sum('act_ge_bytearray'),
    'app.*': sum('app.*'),
  };
}

export const since = (now: Rows, before: Rows): Rows => ({
  'act_ru_*': now['act_ru_*'] - before['act_ru_*'],
  'act_hi_*': now['act_hi_*'] - before['act_hi_*'],
  act_ge_bytearray: now.act_ge_bytearray - before.act_ge_bytearray,
  'app.*': now['app.*'] - before['app.*'],
});
