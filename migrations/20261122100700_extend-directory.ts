import type { Knex } from 'knex';

/** The directory of those who help: people beside organisations, what a body of «иные» is, and the three kinds of co-executors. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.organisations
      add column nature text not null default 'organisation' constraint organisations_nature_check check (nature in
        ('organisation','volunteer','benefactor','public-educator','deputy','municipal-consilium')),
      add column kind_note text;
    update app.organisations set kind_note = 'не указано' where kind = 'other';
    alter table app.organisations
      add constraint organisations_kind_note_check check (kind <> 'other' or kind_note is not null);
    -- Cases that are hard for several bodies go to the one consilium of their district (П1 п.4.13).
    create unique index organisations_municipal_consilium_key on app.organisations (district)
      where nature = 'municipal-consilium' and is_active;

    create table app.co_executor_kinds (
      organisation_kind text constraint co_executor_kinds_pk primary key,
      co_executor_kind text not null constraint co_executor_kinds_kind_check check (co_executor_kind in
        ('local-government','institution','public-organisation')),
      version integer not null default 1
    );
    insert into app.co_executor_kinds (organisation_kind, co_executor_kind) values
      ('health', 'institution'), ('education', 'institution'), ('culture', 'institution'), ('sport-and-youth', 'institution'),
      ('employment-service', 'institution'), ('guardianship', 'institution'), ('internal-affairs', 'institution'),
      ('social-service', 'institution'), ('local-government', 'local-government'), ('rural-settlement', 'local-government'),
      ('non-profit', 'public-organisation'), ('other', 'institution');
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table app.co_executor_kinds;
    drop index app.organisations_municipal_consilium_key;
    alter table app.organisations drop column nature, drop column kind_note;
  `);
}
