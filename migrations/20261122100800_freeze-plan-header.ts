import type { Knex } from 'knex';

/** An approved ИППСС keeps its head: who applied, where the family lived, who belonged to it and who was its curator on that day. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.plan_versions add column header jsonb;
    comment on column app.plan_versions.header is
      'Written at the approval. Versions that were approved before this column existed have none and show the case as it is.';
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table app.plan_versions drop column header;`);
}
