import type { Knex } from 'knex';

/** A second factor of signing in, its recovery codes, and the browsers in which a person has signed in before. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.second_factors (
      user_id uuid constraint second_factors_pk primary key constraint second_factors_user_fk references app.users,
      -- Sealed with a key that stands outside of the database: a copy of the tables alone gives no codes.
      sealed_secret text not null,
      -- Empty until the person has shown a code: before that signing in does not ask for one.
      confirmed_at timestamptz,
      -- A code is good once: none of this step of time or an earlier one is taken again.
      last_step bigint,
      created_at timestamptz not null
    );

    create table app.recovery_codes (
      user_id uuid not null constraint recovery_codes_factor_fk references app.second_factors on delete cascade,
      code_hash text not null,
      used_at timestamptz,
      constraint recovery_codes_pk primary key (user_id, code_hash)
    );

    create table app.known_browsers (
      user_id uuid not null constraint known_browsers_user_fk references app.users,
      browser_hash text not null,
      last_used_at timestamptz not null,
      constraint known_browsers_pk primary key (user_id, browser_hash)
    );
    create index known_browsers_age_idx on app.known_browsers (last_used_at);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop table app.known_browsers, app.recovery_codes, app.second_factors;`);
}
