import type { Knex } from 'knex';

/**
 * Deliveries are counted ahead, several tasks in one statement, so a process that dies leaves a count with tasks that it never began.
 * Those that come again and again are counted once more, one by one, when they really begin: only that count is evidence (П1 п.5.11; T-106).
 */
export async function up(db: Knex): Promise<void> {
  await db.raw('alter table app.task_results add column begun int not null default 0');
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table app.task_results drop column begun');
}
