import type { Knex } from 'knex';

/** The ведомственный консилиум of a centre, its sessions and questions, and the ведомственный учет. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.collegial_bodies (
      id uuid constraint collegial_bodies_pk primary key default gen_random_uuid(),
      centre_id uuid not null constraint collegial_bodies_centre_fk references app.centres,
      kind text not null constraint collegial_bodies_kind_check check (kind in ('consilium')),
      name text not null,
      constraint collegial_bodies_centre_kind_key unique (centre_id, kind)
    );

    create table app.body_members (
      body_id uuid not null constraint body_members_body_fk references app.collegial_bodies,
      user_id uuid not null constraint body_members_user_fk references app.users,
      from_on date not null,
      to_on date,
      constraint body_members_pk primary key (body_id, user_id, from_on)
    );

    create table app.sessions (
      id uuid constraint sessions_pk primary key default gen_random_uuid(),
      -- Business key of the session's process instance.
      number text not null constraint sessions_number_key unique,
      body_id uuid not null constraint sessions_body_fk references app.collegial_bodies,
      centre_id uuid not null constraint sessions_centre_fk references app.centres,
      planned_at timestamptz not null,
      place text not null,
      status text not null constraint sessions_status_check check (status in ('planned','agenda-published','held','decided','minutes-signed')),
      chairman_id uuid constraint sessions_chairman_fk references app.users,
      chairman_on_behalf_of uuid constraint sessions_chairman_absent_fk references app.users,
      held_on date,
      minutes_number text,
      minutes_signed_at timestamptz,
      created_by uuid not null constraint sessions_created_by_fk references app.users,
      created_at timestamptz not null,
      version integer not null default 1
    );
    create index sessions_centre_idx on app.sessions (centre_id, planned_at);

    create table app.agenda_items (
      id uuid constraint agenda_items_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint agenda_items_case_fk references app.cases,
      session_id uuid constraint agenda_items_session_fk references app.sessions,
      -- Kinds of question (П1 п.4.4): acceptance joins need, level and plan; plan = a corrected plan; results = оценка результатов.
      kind text not null constraint agenda_items_kind_check check (kind in ('need','level','plan','progress','results','acceptance')),
      plan_version_id uuid constraint agenda_items_plan_fk references app.plan_versions,
      position integer,
      status text not null constraint agenda_items_status_check check (status in ('waiting','on-agenda','decided')),
      family_invited_at timestamptz,
      family_attended boolean,
      family_absence_reason text,
      outcome text,
      outcome_data jsonb,
      decided_at timestamptz,
      decided_by uuid constraint agenda_items_decided_by_fk references app.users,
      created_at timestamptz not null,
      version integer not null default 1,
      constraint agenda_items_decided_check check ((status = 'decided') = (outcome is not null))
    );
    create index agenda_items_case_idx on app.agenda_items (case_id);
    create index agenda_items_session_idx on app.agenda_items (session_id);

    create table app.session_attendance (
      session_id uuid not null constraint session_attendance_session_fk references app.sessions,
      user_id uuid not null constraint session_attendance_user_fk references app.users,
      is_present boolean not null,
      constraint session_attendance_pk primary key (session_id, user_id)
    );

    alter table app.plan_versions add constraint plan_versions_agenda_item_fk foreign key (agenda_item_id) references app.agenda_items;
    alter table app.task_submissions add constraint task_submissions_session_fk foreign key (session_id) references app.sessions;

    create table app.register_entries (
      id uuid constraint register_entries_pk primary key default gen_random_uuid(),
      number text not null constraint register_entries_number_key unique,
      centre_id uuid not null constraint register_entries_centre_fk references app.centres,
      case_id uuid not null constraint register_entries_case_key unique constraint register_entries_case_fk references app.cases,
      agenda_item_id uuid not null constraint register_entries_agenda_item_fk references app.agenda_items,
      entered_on date not null,
      entered_at timestamptz not null,
      removed_on date,
      removal_ground text constraint register_entries_ground_check check (removal_ground in
        ('completed','moved','family-refused','signature-refused')),
      removal_agenda_item_id uuid constraint register_entries_removal_item_fk references app.agenda_items,
      version integer not null default 1,
      constraint register_entries_removed_check check ((removed_on is null) = (removal_ground is null))
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.task_submissions drop constraint task_submissions_session_fk;
    alter table app.plan_versions drop constraint plan_versions_agenda_item_fk;
    drop table app.register_entries, app.session_attendance, app.agenda_items, app.sessions, app.body_members, app.collegial_bodies;
  `);
}
