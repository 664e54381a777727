/** How an attacker ends the text that the program has begun. */
const BREAKS = [
  "'",
  '"',
  "')",
  "'))",
  '")',
  '`',
  '\\',
  "\\'",
  ';',
  ' ',
  '%',
  "%'",
  "'||'",
  '$$',
  '/*',
  '--',
  '\u02BC',
  '’',
  '1',
  "1'",
];
/** What is to happen then. */
const DEEDS = [
  ' or 1=1',
  " or '1'='1",
  ' and 1=2',
  ' union select null',
  ' union select null,null,null from app.users',
  ' union all select login, password_hash from app.users',
  '; drop table app.cases',
  '; update app.users set is_active = false',
  '; select pg_sleep(10)',
  ' or (select pg_sleep(10)) is null',
  ' || (select pg_sleep(10))::text',
  ' and cast((select version()) as int)=1',
  ' order by 100',
  " and extractvalue(1, 'x')",
  '; copy app.users to program $$true$$',
];

/** Three hundred texts, each of which would do something in a query that is put together from pieces. */
export const SQL_PAYLOADS: readonly string[] = BREAKS.flatMap((start) => DEEDS.map((deed) => `${start}${deed} -- `));

/** What is no text at all in the place of one. */
export const NO_TEXTS: readonly unknown[] = [
  { $ne: '' },
  { $gt: '' },
  { toString: 'x' },
  { '0': "' or 1=1" },
  ["' or 1=1 --"],
  [['a'], ['b']],
  { __proto__: { isAdmin: true } },
  { length: 1, '0': 'x' },
  true,
  1e309,
  -1,
  null,
];
