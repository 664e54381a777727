import type { Knex } from 'knex';

/** What ties a family to the centre: consents, acts of informing, objections; hand-overs between curators, levels settled later. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- The load is looked at again when the consilium sets or changes the level; an overload then has its own reason (T-112).
    create table app.curator_levels (
      id uuid constraint curator_levels_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint curator_levels_case_fk references app.cases,
      assignment_id uuid not null constraint curator_levels_assignment_fk references app.curator_assignments,
      level text not null constraint curator_levels_level_check check (level in ('adaptation','basic','crisis')),
      load_index numeric(6,3) not null,
      over_limit_reason text,
      settled_at timestamptz not null,
      settled_by text not null
    );
    create index curator_levels_case_idx on app.curator_levels (case_id, settled_at desc);

    create table app.curator_handovers (
      id uuid constraint curator_handovers_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint curator_handovers_case_fk references app.cases,
      from_assignment_id uuid not null constraint curator_handovers_from_fk references app.curator_assignments,
      to_assignment_id uuid not null constraint curator_handovers_to_fk references app.curator_assignments,
      reason_kind text not null constraint curator_handovers_reason_check check (reason_kind in ('leave','dismissal','conflict','other')),
      reason text,
      changed_on date not null,
      changed_at timestamptz not null,
      changed_by uuid not null constraint curator_handovers_changed_by_fk references app.users,
      contents jsonb not null,
      confirmed_at timestamptz,
      confirmed_by uuid constraint curator_handovers_confirmed_by_fk references app.users,
      constraint curator_handovers_to_key unique (to_assignment_id),
      constraint curator_handovers_confirmed_check check ((confirmed_at is null) = (confirmed_by is null))
    );
    create index curator_handovers_case_idx on app.curator_handovers (case_id, changed_at desc);

    create table app.informings (
      id uuid constraint informings_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint informings_case_fk references app.cases,
      kind text not null constraint informings_kind_check check (kind in ('acceptance','correction','review','closing','curator-changed')),
      -- What the family is to hear of: a second request for the same thing is the same act.
      key text not null,
      due_on date not null,
      requested_at timestamptz not null,
      done_on date,
      person_ids uuid[] not null default '{}',
      way text constraint informings_way_check check (way in ('handed','meeting','phone','mailed')),
      content text,
      skipped_reason text,
      recorded_at timestamptz,
      recorded_by uuid constraint informings_recorded_by_fk references app.users,
      constraint informings_key unique (case_id, kind, key),
      constraint informings_one_outcome_check check (done_on is null or skipped_reason is null)
    );

    create table app.consents (
      id uuid constraint consents_pk primary key default gen_random_uuid(),
      family_id uuid not null constraint consents_family_fk references app.families,
      person_id uuid not null constraint consents_person_fk references app.persons,
      kind text not null constraint consents_kind_check check (kind in ('processing','exchange')),
      basis text not null constraint consents_basis_check check (basis in ('consent','law')),
      law_text text,
      given_on date not null,
      document_id uuid constraint consents_document_fk references app.documents,
      recorded_at timestamptz not null,
      recorded_by uuid not null constraint consents_recorded_by_fk references app.users,
      withdrawn_on date,
      withdrawal_reason text,
      withdrawn_at timestamptz,
      withdrawn_by uuid constraint consents_withdrawn_by_fk references app.users,
      constraint consents_law_check check ((basis = 'law') = (law_text is not null)),
      constraint consents_withdrawal_check check (withdrawn_on is null or (withdrawn_on >= given_on and basis = 'consent'))
    );
    create index consents_family_idx on app.consents (family_id);
    create unique index consents_one_in_force_key on app.consents (person_id, kind) where withdrawn_at is null;

    create table app.objections (
      id uuid constraint objections_pk primary key default gen_random_uuid(),
      number text not null constraint objections_number_key unique,
      case_id uuid not null constraint objections_case_fk references app.cases,
      about text not null constraint objections_about_check check (about in ('need','level','plan','progress','results','curator','other')),
      text text not null,
      received_on date not null,
      registered_at timestamptz not null,
      registered_by uuid not null constraint objections_registered_by_fk references app.users,
      answer text,
      answered_on date,
      answered_at timestamptz,
      answered_by uuid constraint objections_answered_by_fk references app.users,
      constraint objections_answer_check check ((answer is null) = (answered_on is null))
    );
    create index objections_case_idx on app.objections (case_id, received_on desc);

    -- A change of curator gives tasks that the predecessor had taken back to their group.
    alter table app.engine_commands
      drop constraint engine_commands_kind_check,
      add constraint engine_commands_kind_check check
        (kind in ('start-process','complete-task','release-task','correlate-message','set-timer'));

    -- A substitution that is ended before its first day keeps its row with an empty period.
    alter table app.substitutions
      add column ended_at timestamptz,
      add column ended_by uuid constraint substitutions_ended_by_fk references app.users,
      drop constraint substitutions_period_check,
      add constraint substitutions_period_check check (from_on <= to_on or ended_at is not null);
    create index substitutions_absent_idx on app.substitutions (absent_user_id, from_on);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    delete from app.engine_commands where kind = 'release-task';
    alter table app.engine_commands
      drop constraint engine_commands_kind_check,
      add constraint engine_commands_kind_check check (kind in ('start-process','complete-task','correlate-message','set-timer'));
    drop index app.substitutions_absent_idx;
    delete from app.substitutions where from_on > to_on;
    alter table app.substitutions
      drop constraint substitutions_period_check,
      drop column ended_at,
      drop column ended_by,
      add constraint substitutions_period_check check (from_on <= to_on);
    drop table app.objections, app.consents, app.informings, app.curator_handovers, app.curator_levels;
  `);
}
