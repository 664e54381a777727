import type { Knex } from 'knex';

/** Production calendar by region, and the deadlines that are computed from it. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- region 'RU' holds the federal decree; a subject of the federation adds its own days.
    create table app.calendar_years (
      region text not null,
      year integer not null,
      decree text,
      -- Days that the region has not decreed yet (the bairams): dates near them are provisional.
      is_complete boolean not null,
      loaded_at timestamptz not null default now(),
      loaded_by text not null,
      constraint calendar_years_pk primary key (region, year)
    );

    create table app.calendar_days (
      region text not null,
      date date not null,
      kind text not null constraint calendar_days_kind_check check (kind in ('off','short','work')),
      name text,
      transferred_from date,
      constraint calendar_days_pk primary key (region, date)
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table app.calendar_days, app.calendar_years;');
}
