import type { Knex } from 'knex';

/** Each kind of engine writes its own mark into tables that have the same names in both. */
const MARKS = ['camunda.installation.id', 'operaton.installation.id'];

/** Which kind of engine has made this database's engine tables; undefined while there are none. */
export async function findInstalledKind(admin: Knex): Promise<string | undefined> {
  if (!(await admin.schema.withSchema('engine').hasTable('act_ge_property'))) return undefined;
  const marks: unknown[] = await admin('engine.act_ge_property').whereIn('name_', MARKS).orderBy('name_').pluck('name_');
  return marks.map(String)[0]?.split('.')[0];
}
