import type { Knex } from 'knex';

/**
 * Appeals of all three grounds, before and after their registration: senders and what they are answered, legal representatives of minors,
 * duplicates that were looked at, corrections of the day of receipt, attempts to reach the family.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.families
      add column needs_interpreter boolean not null default false,
      -- Marks of neighbouring systems (T-043); nothing depends on them.
      add column linked_systems text[] not null default '{}'
        constraint families_linked_systems_check check (linked_systems <@ array['sop-bank','social-patronage','child-ipra']);

    -- Programs that hand in messages: one row and one secret for each.
    create table app.message_sources (
      id uuid constraint message_sources_pk primary key default gen_random_uuid(),
      name text not null constraint message_sources_name_key unique,
      source_kind text not null constraint message_sources_kind_check check (source_kind in
        ('state-body','municipal-body','institution','person','legal-entity','helpline')),
      centre_id uuid constraint message_sources_centre_fk references app.centres,
      token_hash text not null constraint message_sources_token_key unique,
      is_active boolean not null default true,
      created_at timestamptz not null default now()
    );

    alter table app.appeals
      drop constraint appeals_ground_check,
      add constraint appeals_ground_check check (ground in ('parent-application','minor-application','message')),
      alter column number drop not null,
      alter column case_id drop not null,
      alter column capacity drop not null,
      alter column applicant_person_id drop not null,
      alter column registered_at drop not null,
      alter column registered_by drop not null,
      add column status text not null default 'registered'
        constraint appeals_status_check check (status in ('received','registered','attached','transferred','closed')),
      add column unit_id uuid,
      add column channel text constraint appeals_channel_check check (channel in ('written','electronic')),
      add column source_kind text constraint appeals_source_kind_check check (source_kind in
        ('state-body','municipal-body','institution','person','legal-entity','helpline')),
      -- Day of the application itself: for a message the day on which the family applied, later than its receipt.
      add column applied_on date,
      add column application_form text constraint appeals_application_form_check check (application_form in ('paper','scan')),
      -- The case of article 26 of the Civil Code in which a minor applies (AMB-35).
      add column minor_case text,
      -- What is known while nothing is registered, and what a message tells of people before the family confirms it.
      add column content jsonb,
      add column source_id uuid constraint appeals_source_fk references app.message_sources,
      add column external_id text,
      add column origin_appeal_id uuid constraint appeals_origin_fk references app.appeals,
      add column origin_received_on date,
      add column other_district_reason text,
      add column closed_reason text,
      add column closed_at timestamptz,
      add column closed_by uuid constraint appeals_closed_by_fk references app.users,
      -- What the curator decided about an appeal that came to an open case.
      add column review_outcome text constraint appeals_review_check check (review_outcome in ('noted','to-consilium','correct-plan')),
      add column review_comment text,
      add column reviewed_at timestamptz,
      add column reviewed_by uuid constraint appeals_reviewed_by_fk references app.users,
      add column created_at timestamptz not null default now(),
      add column version integer not null default 1,
      add constraint appeals_unit_fk foreign key (unit_id, centre_id) references app.units (id, centre_id),
      add constraint appeals_external_key unique (source_id, external_id),
      add constraint appeals_registered_check check (status in ('received','closed') or (number is not null and registered_at is not null)),
      add constraint appeals_case_check check ((status in ('registered','attached')) = (case_id is not null)),
      add constraint appeals_closed_check check ((status = 'closed') = (closed_at is not null)),
      add constraint appeals_message_check check (ground <> 'message' or source_kind is not null),
      add constraint appeals_minor_check check (ground <> 'minor-application' or status in ('received','closed') or minor_case is not null);
    update app.appeals a set unit_id = c.unit_id, applied_on = a.received_on, application_form = 'paper', channel = 'written'
      from app.cases c where c.id = a.case_id;
    create index appeals_centre_idx on app.appeals (centre_id, status, received_on);

    create table app.appeal_senders (
      appeal_id uuid constraint appeal_senders_pk primary key constraint appeal_senders_appeal_fk references app.appeals,
      kind text not null constraint appeal_senders_kind_check check (kind in ('organisation','person')),
      name text not null,
      contacts text,
      is_private boolean not null,
      constraint appeal_senders_private_check check (kind = 'person' or not is_private)
    );

    create table app.appeal_representatives (
      appeal_id uuid constraint appeal_representatives_pk primary key constraint appeal_representatives_appeal_fk references app.appeals,
      name text not null,
      capacity text not null,
      phone text,
      may_be_informed boolean not null
    );

    create table app.sender_answers (
      id uuid constraint sender_answers_pk primary key default gen_random_uuid(),
      appeal_id uuid not null constraint sender_answers_appeal_fk references app.appeals,
      kind text not null constraint sender_answers_kind_check check (kind in ('accepted','considered')),
      text text not null,
      made_at timestamptz not null,
      sent_on date,
      sent_by uuid constraint sender_answers_sent_by_fk references app.users,
      constraint sender_answers_once_key unique (appeal_id, kind)
    );

    create table app.receipt_corrections (
      id uuid constraint receipt_corrections_pk primary key default gen_random_uuid(),
      appeal_id uuid not null constraint receipt_corrections_appeal_fk references app.appeals,
      received_before date not null,
      received_after date not null,
      reason text not null,
      corrected_by uuid not null constraint receipt_corrections_user_fk references app.users,
      corrected_at timestamptz not null
    );
    create index receipt_corrections_appeal_idx on app.receipt_corrections (appeal_id, corrected_at);

    create table app.duplicate_decisions (
      appeal_id uuid not null constraint duplicate_decisions_appeal_fk references app.appeals,
      family_id uuid not null constraint duplicate_decisions_family_fk references app.families,
      decision text not null constraint duplicate_decisions_decision_check check (decision in ('same','apart')),
      reason text,
      decided_by uuid not null constraint duplicate_decisions_user_fk references app.users,
      decided_at timestamptz not null,
      constraint duplicate_decisions_pk primary key (appeal_id, family_id),
      constraint duplicate_decisions_reason_check check (decision = 'same' or reason is not null)
    );

    create table app.contact_attempts (
      id uuid constraint contact_attempts_pk primary key default gen_random_uuid(),
      appeal_id uuid not null constraint contact_attempts_appeal_fk references app.appeals,
      attempted_on date not null,
      way text not null,
      result text not null,
      recorded_by uuid not null constraint contact_attempts_user_fk references app.users,
      recorded_at timestamptz not null
    );
    create index contact_attempts_appeal_idx on app.contact_attempts (appeal_id, attempted_on);

    alter table app.cases
      drop constraint cases_closing_ground_check,
      add constraint cases_closing_ground_check check (closing_ground in
        ('need-not-confirmed','signature-refused','completed','moved','family-refused','application-refused','not-reached'));
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.cases
      drop constraint cases_closing_ground_check,
      add constraint cases_closing_ground_check check (closing_ground in
        ('need-not-confirmed','signature-refused','completed','moved','family-refused'));
    drop table app.contact_attempts, app.duplicate_decisions, app.receipt_corrections, app.sender_answers,
      app.appeal_representatives, app.appeal_senders;
    drop index app.appeals_centre_idx;
    alter table app.appeals
      drop constraint appeals_ground_check,
      drop constraint appeals_unit_fk,
      drop constraint appeals_external_key,
      drop constraint appeals_registered_check,
      drop constraint appeals_case_check,
      drop constraint appeals_closed_check,
      drop constraint appeals_message_check,
      drop constraint appeals_minor_check,
      drop column status, drop column unit_id, drop column channel, drop column source_kind, drop column applied_on,
      drop column application_form, drop column minor_case, drop column content, drop column source_id, drop column external_id,
      drop column origin_appeal_id, drop column origin_received_on, drop column other_district_reason, drop column closed_reason,
      drop column closed_at, drop column closed_by, drop column review_outcome, drop column review_comment, drop column reviewed_at,
      drop column reviewed_by, drop column created_at, drop column version,
      add constraint appeals_ground_check check (ground in ('parent-application')),
      alter column number set not null,
      alter column case_id set not null,
      alter column capacity set not null,
      alter column applicant_person_id set not null,
      alter column registered_at set not null,
      alter column registered_by set not null;
    drop table app.message_sources;
    alter table app.families drop column needs_interpreter, drop column linked_systems;
  `);
}
