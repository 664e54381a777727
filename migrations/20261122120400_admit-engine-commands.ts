import type { Knex } from 'knex';

/** Two more commands to the engine: the end of a process that belongs to nothing, and the move of a case to other diagrams (T-106). */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.engine_commands
      drop constraint engine_commands_kind_check,
      add constraint engine_commands_kind_check check
        (kind in ('start-process','complete-task','release-task','correlate-message','set-timer','end-process','migrate-case'));
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    delete from app.engine_commands where kind in ('end-process','migrate-case');
    alter table app.engine_commands
      drop constraint engine_commands_kind_check,
      add constraint engine_commands_kind_check check
        (kind in ('start-process','complete-task','release-task','correlate-message','set-timer'));
  `);
}
