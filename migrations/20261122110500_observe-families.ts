import type { Knex } from 'knex';

/** What a curator sees and does during support beside the measures: the diary of dynamics and the log of consulting. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.dynamics_entries (
      id uuid constraint dynamics_entries_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint dynamics_entries_case_fk references app.cases,
      observed_on date not null,
      change text not null constraint dynamics_entries_change_check check (change in ('better','same','worse')),
      comment text not null,
      author_id uuid not null constraint dynamics_entries_author_fk references app.users,
      created_at timestamptz not null
    );
    create index dynamics_entries_case_idx on app.dynamics_entries (case_id, observed_on);

    create table app.consultations (
      id uuid constraint consultations_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint consultations_case_fk references app.cases,
      held_on date not null,
      person_id uuid not null constraint consultations_person_fk references app.persons,
      topic text not null,
      note text,
      author_id uuid not null constraint consultations_author_fk references app.users,
      created_at timestamptz not null
    );
    create index consultations_case_idx on app.consultations (case_id, held_on);
    create index consultations_day_idx on app.consultations (held_on);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop table app.consultations, app.dynamics_entries;`);
}
