import type { Knex } from 'knex';

/** What workers and curators do for the items of a plan, and how the support is watched and ended. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.memos (
      id uuid constraint memos_pk primary key default gen_random_uuid(),
      plan_item_id uuid not null constraint memos_item_key unique constraint memos_item_fk references app.plan_items,
      case_id uuid not null constraint memos_case_fk references app.cases,
      -- The institutions as they stood when the memo was made: name, address, working hours, phone.
      institutions jsonb not null,
      made_at timestamptz not null,
      delivery text constraint memos_delivery_check check (delivery in ('handed','mailed','shown')),
      delivered_on date,
      received_by_person_id uuid constraint memos_received_by_fk references app.persons
    );

    create table app.letters (
      id uuid constraint letters_pk primary key default gen_random_uuid(),
      number text not null constraint letters_number_key unique,
      centre_id uuid not null constraint letters_centre_fk references app.centres,
      case_id uuid not null constraint letters_case_fk references app.cases,
      plan_item_id uuid not null constraint letters_item_key unique constraint letters_item_fk references app.plan_items,
      organisation_id uuid not null constraint letters_organisation_fk references app.organisations,
      addressee text not null,
      subject text not null,
      issued_on date not null,
      answer_due_on date not null,
      is_due_provisional boolean not null,
      reminded_at timestamptz,
      answer text constraint letters_answer_check check (answer in ('accepted','refused','no-answer')),
      answer_text text,
      answered_on date
    );
    create index letters_case_idx on app.letters (case_id);

    create table app.control_points (
      id uuid constraint control_points_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint control_points_case_fk references app.cases,
      plan_version_id uuid not null constraint control_points_plan_fk references app.plan_versions,
      kind text not null constraint control_points_kind_check check (kind in ('half-year-report','results-review')),
      due_on date not null,
      opens_at timestamptz not null,
      done_at timestamptz,
      constraint control_points_key unique (plan_version_id, kind, due_on)
    );
    create index control_points_case_idx on app.control_points (case_id);

    create table app.support_reports (
      id uuid constraint support_reports_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint support_reports_case_fk references app.cases,
      kind text not null constraint support_reports_kind_check check (kind in ('half-year','review-information')),
      period_from date not null,
      period_to date not null,
      figures jsonb not null,
      dynamics text not null,
      content jsonb not null,
      task_id text not null constraint support_reports_task_key unique,
      author_id uuid not null constraint support_reports_author_fk references app.users,
      created_at timestamptz not null
    );
    create index support_reports_case_idx on app.support_reports (case_id);

    create table app.questionnaires (
      id uuid constraint questionnaires_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint questionnaires_case_fk references app.cases,
      questions_version integer not null,
      person_id uuid constraint questionnaires_person_fk references app.persons,
      answers jsonb,
      refusal_reason text,
      filled_on date not null,
      task_id text not null constraint questionnaires_task_key unique,
      author_id uuid not null constraint questionnaires_author_fk references app.users,
      created_at timestamptz not null,
      constraint questionnaires_filled_check check ((answers is null) <> (refusal_reason is null))
    );
    create index questionnaires_case_idx on app.questionnaires (case_id);

    create table app.post_supports (
      case_id uuid constraint post_supports_pk primary key constraint post_supports_case_fk references app.cases,
      starts_on date not null,
      ends_on date not null,
      is_end_provisional boolean not null,
      technology text not null default 'TEC01',
      final_note text,
      ended_at timestamptz
    );

    create table app.post_support_observations (
      id uuid constraint post_support_observations_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint post_support_observations_case_fk references app.cases,
      planned_on date not null,
      observed_on date,
      form text,
      family_state text constraint post_support_observations_state_check check (family_state in ('better','same','worse')),
      risk_signs text,
      actions text,
      task_id text constraint post_support_observations_task_key unique,
      author_id uuid constraint post_support_observations_author_fk references app.users,
      created_at timestamptz not null,
      constraint post_support_observations_key unique (case_id, planned_on)
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table app.post_support_observations, app.post_supports, app.questionnaires, app.support_reports, app.control_points,
      app.letters, app.memos;
  `);
}
