import type { Knex } from 'knex';

/** The day by which an approved ИППСС is signed, counted at the approval: lists of tasks show it (П1 п.4.9; AMB-51). */
export async function up(db: Knex): Promise<void> {
  await db.raw('alter table app.plan_versions add column sign_due_on date;');
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table app.plan_versions drop column sign_due_on;');
}
