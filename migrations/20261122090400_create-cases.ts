import type { Knex } from 'knex';

/** Appeals and cases, package, curators, deadlines with their ladder, notifications, task data and numbering. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.number_series (
      centre_id uuid not null constraint number_series_centre_fk references app.centres,
      kind text not null,
      year integer not null,
      last_number integer not null,
      constraint number_series_pk primary key (centre_id, kind, year)
    );

    create table app.cases (
      id uuid constraint cases_pk primary key default gen_random_uuid(),
      -- Business key of the engine's instances.
      number text not null constraint cases_number_key unique,
      centre_id uuid not null constraint cases_centre_fk references app.centres,
      unit_id uuid not null,
      family_id uuid not null constraint cases_family_fk references app.families,
      status text not null constraint cases_status_check check (status in ('preparation','support','post-support','closed')),
      closing_ground text constraint cases_closing_ground_check check (closing_ground in
        ('need-not-confirmed','signature-refused','completed','moved','family-refused')),
      categories text[] not null default '{}',
      profile_code text not null default 'tatarstan',
      profile_version integer not null default 1,
      catalogue_version integer not null default 1,
      technology text,
      opened_at timestamptz not null,
      closed_at timestamptz,
      archived_at timestamptz,
      version integer not null default 1,
      constraint cases_unit_fk foreign key (unit_id, centre_id) references app.units (id, centre_id),
      constraint cases_closed_check check ((status = 'closed') = (closed_at is not null))
    );
    create index cases_centre_idx on app.cases (centre_id, status);
    create index cases_unit_idx on app.cases (unit_id, status);
    create unique index cases_one_open_per_family_key on app.cases (family_id) where status in ('preparation','support');

    create table app.appeals (
      id uuid constraint appeals_pk primary key default gen_random_uuid(),
      number text not null constraint appeals_number_key unique,
      centre_id uuid not null constraint appeals_centre_fk references app.centres,
      case_id uuid not null constraint appeals_case_fk references app.cases,
      ground text not null constraint appeals_ground_check check (ground in ('parent-application')),
      capacity text not null,
      applicant_person_id uuid not null constraint appeals_applicant_fk references app.persons,
      problem text not null,
      received_on date not null,
      registered_at timestamptz not null,
      registered_by uuid not null constraint appeals_registered_by_fk references app.users
    );
    create index appeals_case_idx on app.appeals (case_id);

    create table app.package_items (
      case_id uuid not null constraint package_items_case_fk references app.cases,
      code text not null,
      label text not null,
      list_version integer not null,
      is_received boolean not null default false,
      received_on date,
      waived_reason text,
      requisites jsonb,
      constraint package_items_pk primary key (case_id, code)
    );

    create table app.curator_assignments (
      id uuid constraint curator_assignments_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint curator_assignments_case_fk references app.cases,
      user_id uuid not null constraint curator_assignments_user_fk references app.users,
      from_at timestamptz not null,
      to_at timestamptz,
      is_provisional boolean not null,
      expected_level text not null constraint curator_assignments_level_check check (expected_level in ('adaptation','basic','crisis')),
      load_before numeric(6,3) not null,
      over_limit_reason text,
      assigned_by uuid not null constraint curator_assignments_assigned_by_fk references app.users
    );
    create unique index curator_assignments_one_current_key on app.curator_assignments (case_id) where to_at is null;
    create index curator_assignments_user_idx on app.curator_assignments (user_id) where to_at is null;

    create table app.deadlines (
      id uuid constraint deadlines_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint deadlines_case_fk references app.cases,
      kind text not null constraint deadlines_kind_check check (kind in ('plan-approval')),
      starts_on date not null,
      working_days integer not null,
      due_on date not null,
      is_provisional boolean not null,
      region text not null,
      met_at timestamptz,
      overdue_at timestamptz,
      closed_at timestamptz,
      version integer not null default 1,
      constraint deadlines_case_kind_key unique (case_id, kind)
    );
    create index deadlines_open_idx on app.deadlines (region, due_on) where closed_at is null;

    create table app.deadline_rungs (
      deadline_id uuid not null constraint deadline_rungs_deadline_fk references app.deadlines,
      code text not null constraint deadline_rungs_code_check check (code in ('reminder-1','reminder-2','overdue')),
      working_day integer not null,
      fires_at timestamptz not null,
      fired_at timestamptz,
      constraint deadline_rungs_pk primary key (deadline_id, code)
    );

    create table app.notifications (
      id uuid constraint notifications_pk primary key default gen_random_uuid(),
      user_id uuid not null constraint notifications_user_fk references app.users,
      case_id uuid constraint notifications_case_fk references app.cases,
      kind text not null,
      dedupe_key text not null,
      created_at timestamptz not null,
      read_at timestamptz,
      constraint notifications_dedupe_key unique (user_id, dedupe_key)
    );
    create index notifications_unread_idx on app.notifications (user_id, created_at) where read_at is null;

    create table app.task_drafts (
      task_id text not null,
      user_id uuid not null constraint task_drafts_user_fk references app.users,
      form_key text not null,
      form_version text not null,
      data jsonb not null,
      saved_at timestamptz not null,
      constraint task_drafts_pk primary key (task_id, user_id)
    );

    create table app.task_submissions (
      task_id text constraint task_submissions_pk primary key,
      case_id uuid constraint task_submissions_case_fk references app.cases,
      session_id uuid,
      process_definition_id text not null,
      task_key text not null,
      form_key text not null,
      form_version text not null,
      data jsonb not null,
      submitted_by uuid not null constraint task_submissions_user_fk references app.users,
      on_behalf_of uuid constraint task_submissions_absent_fk references app.users,
      submitted_at timestamptz not null
    );
    create index task_submissions_case_idx on app.task_submissions (case_id, submitted_at);

    create table app.documents (
      id uuid constraint documents_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint documents_case_fk references app.cases,
      kind text not null,
      confidentiality text not null constraint documents_confidentiality_check check (confidentiality in ('service','confidential','strict')),
      original_name text not null,
      media_type text not null,
      size_bytes integer not null,
      sha256 text not null,
      stored_name text not null constraint documents_stored_name_key unique,
      uploaded_by uuid not null constraint documents_uploaded_by_fk references app.users,
      uploaded_at timestamptz not null
    );
    create index documents_case_idx on app.documents (case_id);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table app.documents, app.task_submissions, app.task_drafts, app.notifications, app.deadline_rungs, app.deadlines,
      app.curator_assignments, app.package_items, app.appeals, app.cases, app.number_series;
  `);
}
