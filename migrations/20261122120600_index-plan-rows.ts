import type { Knex } from 'knex';

/**
 * A task and the control board look for the row of a measure by the measure. Without an index each of them read all rows of all plans:
 * three quarters of the time that the task list took at ten thousand cases (T-105).
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create index plan_version_items_item_idx on app.plan_version_items (plan_item_id);
    create index plan_version_removals_item_idx on app.plan_version_removals (plan_item_id);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop index app.plan_version_removals_item_idx;
    drop index app.plan_version_items_item_idx;
  `);
}
