import type { Knex } from 'knex';

/** Families, their members, and the directory of organisations that help them. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.families (
      id uuid constraint families_pk primary key default gen_random_uuid(),
      centre_id uuid not null constraint families_centre_fk references app.centres,
      title text not null,
      district text not null,
      settlement text,
      street text,
      house text,
      flat text,
      address_note text,
      phone text,
      completeness text constraint families_completeness_check check (completeness in ('complete','incomplete')),
      preferred_language text not null default 'ru',
      created_at timestamptz not null default now(),
      version integer not null default 1
    );
    create index families_centre_idx on app.families (centre_id, title);

    create table app.persons (
      id uuid constraint persons_pk primary key default gen_random_uuid(),
      family_id uuid not null constraint persons_family_fk references app.families,
      last_name text not null,
      first_name text not null,
      middle_name text,
      birth_on date not null,
      kinship text not null,
      is_applicant boolean not null default false,
      -- «Окружение»: a target of measures that is not counted in the number of members (T-231).
      is_household boolean not null default true,
      created_at timestamptz not null default now(),
      version integer not null default 1
    );
    create index persons_family_idx on app.persons (family_id);
    create index persons_name_idx on app.persons (last_name, first_name, birth_on);

    create table app.organisations (
      id uuid constraint organisations_pk primary key default gen_random_uuid(),
      name text not null,
      -- One of the 12 kinds of П1 п.4.12, by code.
      kind text not null,
      -- Kind of help that the institution gives, for the memos of annexes 4–11: pedagogical, leisure, psychological, medical, legal, social.
      help_kinds text[] not null default '{}',
      district text not null,
      address text not null,
      working_hours text not null,
      phone text,
      email text,
      is_active boolean not null default true,
      checked_on date not null,
      version integer not null default 1,
      constraint organisations_name_key unique (name, district)
    );
    create index organisations_district_idx on app.organisations (district, kind);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table app.organisations, app.persons, app.families;');
}
