import type { Knex } from 'knex';

/** Reviews of the results with their effectiveness sheets, questions called by an event, yearly reports, and what a correction takes out. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.reviews (
      id uuid constraint reviews_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint reviews_case_fk references app.cases,
      kind text not null constraint reviews_kind_check check (kind in ('term-end','early','revision','refusal','move','circumstance')),
      -- What called the review before the end of the term.
      case_event_id uuid constraint reviews_event_fk references app.case_events,
      plan_version_id uuid constraint reviews_plan_fk references app.plan_versions,
      -- The curator's proposal to correct the programme, from which the correction starts.
      needs_revision boolean not null default false,
      revision_reason text,
      proposed_ends_on date,
      agenda_item_id uuid constraint reviews_question_fk references app.agenda_items,
      opened_at timestamptz not null,
      finished_at timestamptz,
      outcome text,
      constraint reviews_finished_check check ((finished_at is null) = (outcome is null)),
      constraint reviews_event_check check ((kind = 'term-end') = (case_event_id is null)),
      constraint reviews_event_key unique (case_event_id)
    );
    create index reviews_case_idx on app.reviews (case_id, opened_at);
    create index reviews_question_idx on app.reviews (agenda_item_id);
    create unique index reviews_one_term_end_key on app.reviews (case_id) where kind = 'term-end' and finished_at is null;

    create table app.effectiveness_rows (
      review_id uuid not null constraint effectiveness_rows_review_fk references app.reviews,
      plan_item_id uuid not null constraint effectiveness_rows_item_fk references app.plan_items,
      group_number integer not null,
      position integer not null,
      planned_from date not null,
      planned_due date not null,
      status text not null constraint effectiveness_rows_status_check check (status in ('planned','running','done','not-done','cancelled')),
      actual_on date,
      result text,
      not_done_reason text,
      effect text,
      constraint effectiveness_rows_pk primary key (review_id, plan_item_id)
    );

    alter table app.agenda_items add column case_event_id uuid constraint agenda_items_event_fk references app.case_events;
    drop index app.agenda_items_one_open_key;
    -- Each event is a question of its own; of the others one kind waits once.
    create unique index agenda_items_one_open_key on app.agenda_items (case_id, kind, case_event_id) nulls not distinct
      where status in ('waiting','on-agenda');

    create table app.plan_version_removals (
      plan_version_id uuid not null constraint plan_version_removals_version_fk references app.plan_versions,
      plan_item_id uuid not null constraint plan_version_removals_item_fk references app.plan_items,
      reason text not null,
      constraint plan_version_removals_pk primary key (plan_version_id, plan_item_id)
    );

    alter table app.control_points drop constraint control_points_kind_check;
    alter table app.control_points add constraint control_points_kind_check check
      (kind in ('half-year-report','annual-report','results-review'));
    alter table app.support_reports drop constraint support_reports_kind_check;
    alter table app.support_reports add constraint support_reports_kind_check check (kind in ('half-year','annual','review-information'));
    alter table app.support_reports add column review_id uuid constraint support_reports_review_fk references app.reviews;
    alter table app.questionnaires add column review_id uuid constraint questionnaires_review_fk references app.reviews;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.questionnaires drop column review_id;
    alter table app.support_reports drop column review_id;
    delete from app.support_reports where kind = 'annual';
    alter table app.support_reports drop constraint support_reports_kind_check;
    alter table app.support_reports add constraint support_reports_kind_check check (kind in ('half-year','review-information'));
    delete from app.control_points where kind = 'annual-report';
    alter table app.control_points drop constraint control_points_kind_check;
    alter table app.control_points add constraint control_points_kind_check check (kind in ('half-year-report','results-review'));
    drop table app.plan_version_removals, app.effectiveness_rows, app.reviews;
    drop index app.agenda_items_one_open_key;
    update app.agenda_items set status = 'withdrawn', withdrawn_at = created_at, withdrawal_reason = 'Откат схемы.'
      where case_event_id is not null and status in ('waiting','on-agenda');
    alter table app.agenda_items drop column case_event_id;
    create unique index agenda_items_one_open_key on app.agenda_items (case_id, kind) where status in ('waiting','on-agenda');
  `);
}
