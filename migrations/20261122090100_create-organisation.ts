import type { Knex } from 'knex';

/** Centres with their units, the people who work there, their roles and substitutions, and the settings of the programme. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.centres (
      id uuid constraint centres_pk primary key default gen_random_uuid(),
      code text not null constraint centres_code_key unique check (code ~ '^[a-z0-9-]+$'),
      name text not null,
      short_name text not null,
      prefix text not null constraint centres_prefix_key unique,
      district text not null,
      region text not null default 'RU-TA',
      time_zone text not null default 'Europe/Moscow',
      is_demo boolean not null default false,
      created_at timestamptz not null default now()
    );

    create table app.units (
      id uuid constraint units_pk primary key default gen_random_uuid(),
      centre_id uuid not null constraint units_centre_fk references app.centres,
      name text not null,
      created_at timestamptz not null default now(),
      constraint units_centre_name_key unique (centre_id, name),
      constraint units_id_centre_key unique (id, centre_id)
    );

    create table app.users (
      id uuid constraint users_pk primary key default gen_random_uuid(),
      login text not null constraint users_login_key unique check (login = lower(login)),
      password_hash text not null,
      last_name text not null,
      first_name text not null,
      middle_name text,
      post text not null,
      centre_id uuid constraint users_centre_fk references app.centres,
      is_specialist boolean not null default false,
      is_active boolean not null default true,
      undertaking_signed_at timestamptz,
      password_changed_at timestamptz not null default now(),
      -- Raised whenever rights, password or activity change: a sign-in that carries an older number is dead.
      access_version integer not null default 1,
      created_at timestamptz not null default now(),
      version integer not null default 1
    );
    create index users_centre_idx on app.users (centre_id);

    create table app.user_roles (
      user_id uuid not null constraint user_roles_user_fk references app.users,
      role text not null constraint user_roles_role_check check (role in
        ('intake','curator','head','director','secretary','member','analyst','auditor','administrator',
         'co-executor','municipal-consilium','resource-centre','supervisor','ministry','family')),
      centre_id uuid constraint user_roles_centre_fk references app.centres,
      unit_id uuid constraint user_roles_unit_fk references app.units,
      granted_at timestamptz not null default now(),
      constraint user_roles_key unique nulls not distinct (user_id, role, centre_id, unit_id)
    );
    create index user_roles_scope_idx on app.user_roles (role, centre_id, unit_id);

    create table app.substitutions (
      id uuid constraint substitutions_pk primary key default gen_random_uuid(),
      absent_user_id uuid not null constraint substitutions_absent_fk references app.users,
      substitute_user_id uuid not null constraint substitutions_substitute_fk references app.users,
      role text not null,
      from_on date not null,
      to_on date not null,
      basis text not null,
      created_at timestamptz not null default now(),
      constraint substitutions_period_check check (from_on <= to_on),
      constraint substitutions_two_people_check check (absent_user_id <> substitute_user_id)
    );
    create index substitutions_substitute_idx on app.substitutions (substitute_user_id, from_on, to_on);

    create table app.settings (
      key text not null,
      centre_id uuid constraint settings_centre_fk references app.centres,
      value jsonb not null,
      updated_at timestamptz not null default now(),
      updated_by text not null,
      version integer not null default 1,
      constraint settings_key unique nulls not distinct (key, centre_id)
    );

    -- What a browser holds is a sign-in; a session is a meeting of a body.
    create table app.sign_ins (
      sid text constraint sign_ins_pk primary key,
      sess jsonb not null,
      expire timestamptz not null
    );
    create index sign_ins_expire_idx on app.sign_ins (expire);

    create table app.sign_in_attempts (
      key text constraint sign_in_attempts_pk primary key,
      points integer not null default 0,
      expire bigint
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table app.sign_in_attempts, app.sign_ins, app.settings, app.substitutions, app.user_roles, app.users, app.units, app.centres;
  `);
}
