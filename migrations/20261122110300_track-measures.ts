import type { Knex } from 'knex';

/** What each kind of measure leaves behind: the order of measures, groups with their classes, applications and visits to a doctor. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.plan_items add column waiting_since timestamptz;
    comment on column app.plan_items.waiting_since is 'Since when the measure could begin but for the measures before it (T-232).';

    create table app.plan_item_predecessors (
      plan_item_id uuid not null constraint plan_item_predecessors_item_fk references app.plan_items,
      predecessor_id uuid not null constraint plan_item_predecessors_predecessor_fk references app.plan_items,
      constraint plan_item_predecessors_pk primary key (plan_item_id, predecessor_id),
      constraint plan_item_predecessors_other_check check (plan_item_id <> predecessor_id)
    );
    create index plan_item_predecessors_predecessor_idx on app.plan_item_predecessors (predecessor_id);

    -- A letter of a measure that is over before the answer came waits for nothing.
    alter table app.letters drop constraint letters_answer_check,
      add constraint letters_answer_check check (answer in ('accepted','refused','no-answer','withdrawn'));

    create table app.class_groups (
      id uuid constraint class_groups_pk primary key default gen_random_uuid(),
      centre_id uuid not null constraint class_groups_centre_fk references app.centres,
      title text not null,
      -- Measures of the annexes for which the group is meant: whoever has one of them is placed there without being asked.
      measure_codes text[] not null default '{}',
      leader text not null,
      place text not null,
      organisation_id uuid constraint class_groups_organisation_fk references app.organisations,
      capacity integer not null constraint class_groups_capacity_check check (capacity between 1 and 200),
      created_by uuid not null constraint class_groups_created_by_fk references app.users,
      created_at timestamptz not null
    );
    create index class_groups_centre_idx on app.class_groups (centre_id);

    create table app.class_dates (
      id uuid constraint class_dates_pk primary key default gen_random_uuid(),
      group_id uuid not null constraint class_dates_group_fk references app.class_groups,
      held_on date not null,
      begins_at time not null,
      topic text not null,
      cancelled_at timestamptz,
      constraint class_dates_key unique (group_id, held_on, begins_at)
    );

    create table app.class_places (
      group_id uuid not null constraint class_places_group_fk references app.class_groups,
      plan_item_id uuid not null constraint class_places_item_fk references app.plan_items,
      person_id uuid not null constraint class_places_person_fk references app.persons,
      placed_at timestamptz not null,
      left_at timestamptz,
      constraint class_places_pk primary key (group_id, plan_item_id, person_id)
    );
    -- A measure is carried out in one group.
    create unique index class_places_item_person_key on app.class_places (plan_item_id, person_id);

    create table app.class_attendance (
      class_date_id uuid not null constraint class_attendance_date_fk references app.class_dates,
      person_id uuid not null constraint class_attendance_person_fk references app.persons,
      mark text not null constraint class_attendance_mark_check check (mark in ('attended','excused','absent')),
      marked_by uuid not null constraint class_attendance_marked_by_fk references app.users,
      marked_at timestamptz not null,
      constraint class_attendance_pk primary key (class_date_id, person_id)
    );

    create table app.benefit_applications (
      id uuid constraint benefit_applications_pk primary key default gen_random_uuid(),
      number text not null constraint benefit_applications_number_key unique,
      centre_id uuid not null constraint benefit_applications_centre_fk references app.centres,
      case_id uuid not null constraint benefit_applications_case_fk references app.cases,
      plan_item_id uuid not null constraint benefit_applications_item_key unique
        constraint benefit_applications_item_fk references app.plan_items,
      organisation_id uuid not null constraint benefit_applications_organisation_fk references app.organisations,
      body text not null,
      benefit text not null,
      papers text[] not null default '{}',
      prepared_on date not null,
      submitted_on date,
      body_number text,
      decision_due_on date,
      is_due_provisional boolean not null default false,
      reminded_at timestamptz,
      decision text constraint benefit_applications_decision_check check (decision in ('granted','refused','no-answer','withdrawn')),
      decided_on date,
      amount_kopecks bigint constraint benefit_applications_amount_check check (amount_kopecks > 0),
      period_from date,
      period_to date,
      reason text,
      constraint benefit_applications_decided_check check ((decision is null) = (decided_on is null)),
      constraint benefit_applications_period_check check (period_from <= period_to)
    );
    create index benefit_applications_case_idx on app.benefit_applications (case_id);

    create table app.medical_visits (
      plan_item_id uuid constraint medical_visits_pk primary key constraint medical_visits_item_fk references app.plan_items,
      case_id uuid not null constraint medical_visits_case_fk references app.cases,
      institution text not null,
      appointed_on date not null,
      appointed_at time,
      attended boolean not null,
      not_attended_reason text,
      -- Of the strictest class (T-196).
      result_note text,
      recorded_by uuid not null constraint medical_visits_recorded_by_fk references app.users,
      recorded_at timestamptz not null,
      constraint medical_visits_reason_check check (attended or not_attended_reason is not null)
    );
    create index medical_visits_case_idx on app.medical_visits (case_id);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table app.medical_visits, app.benefit_applications, app.class_attendance, app.class_places, app.class_dates,
      app.class_groups, app.plan_item_predecessors;
    update app.letters set answer = 'no-answer' where answer = 'withdrawn';
    alter table app.letters drop constraint letters_answer_check,
      add constraint letters_answer_check check (answer in ('accepted','refused','no-answer'));
    alter table app.plan_items drop column waiting_since;
  `);
}
