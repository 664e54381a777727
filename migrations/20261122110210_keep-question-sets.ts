import type { Knex } from 'knex';

/** Later versions of the questions put to families; the first one comes with the programme. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.question_sets (
      version integer constraint question_sets_pk primary key constraint question_sets_version_check check (version > 1),
      questions jsonb not null,
      created_by uuid not null constraint question_sets_created_by_fk references app.users,
      created_at timestamptz not null
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table app.question_sets;');
}
