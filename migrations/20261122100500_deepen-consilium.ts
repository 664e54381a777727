import type { Knex } from 'knex';

/** Sessions that move or are cancelled, questions that are postponed or withdrawn, invitations, dissent, drafting by other bodies, refusals of need. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.sessions drop constraint sessions_status_check;
    alter table app.sessions add constraint sessions_status_check check (status in
      ('planned','agenda-published','held','decided','minutes-signed','cancelled'));
    alter table app.sessions add column cancelled_at timestamptz;
    alter table app.sessions add column cancel_reason text;
    alter table app.sessions add constraint sessions_cancelled_check check
      ((status = 'cancelled') = (cancelled_at is not null) and (status = 'cancelled') = (cancel_reason is not null));

    create table app.session_moves (
      id uuid constraint session_moves_pk primary key default gen_random_uuid(),
      session_id uuid not null constraint session_moves_session_fk references app.sessions,
      from_at timestamptz not null,
      to_at timestamptz not null,
      reason text not null,
      moved_at timestamptz not null,
      moved_by uuid not null constraint session_moves_by_fk references app.users
    );
    create index session_moves_session_idx on app.session_moves (session_id, moved_at);

    alter table app.agenda_items drop constraint agenda_items_status_check;
    alter table app.agenda_items add constraint agenda_items_status_check check (status in ('waiting','on-agenda','decided','withdrawn'));
    alter table app.agenda_items add column proposed_by uuid constraint agenda_items_proposed_by_fk references app.users;
    alter table app.agenda_items add column note text;
    alter table app.agenda_items add column votes_for integer;
    alter table app.agenda_items add column votes_against integer;
    alter table app.agenda_items add column votes_abstained integer;
    alter table app.agenda_items add column withdrawn_at timestamptz;
    alter table app.agenda_items add column withdrawal_reason text;
    alter table app.agenda_items add constraint agenda_items_withdrawn_check check
      ((status = 'withdrawn') = (withdrawn_at is not null) and (status = 'withdrawn') = (withdrawal_reason is not null));
    -- Two people who ask the same at one moment must not make the consilium answer twice.
    create unique index agenda_items_one_open_key on app.agenda_items (case_id, kind) where status in ('waiting','on-agenda');

    create table app.question_postponements (
      agenda_item_id uuid not null constraint question_postponements_item_fk references app.agenda_items,
      session_id uuid not null constraint question_postponements_session_fk references app.sessions,
      position integer,
      reason text not null,
      postponed_at timestamptz not null,
      postponed_by uuid not null constraint question_postponements_by_fk references app.users,
      constraint question_postponements_pk primary key (agenda_item_id, session_id)
    );
    create index question_postponements_session_idx on app.question_postponements (session_id);

    create table app.session_invitations (
      id uuid constraint session_invitations_pk primary key default gen_random_uuid(),
      session_id uuid not null constraint session_invitations_session_fk references app.sessions,
      agenda_item_id uuid not null constraint session_invitations_item_fk references app.agenda_items,
      -- No organisation: the family of the question.
      organisation_id uuid constraint session_invitations_organisation_fk references app.organisations,
      invited_on date not null,
      way text not null constraint session_invitations_way_check check (way in ('phone','letter','in-person','electronic')),
      attended boolean,
      representative text,
      absence_reason text,
      constraint session_invitations_key unique nulls not distinct (session_id, agenda_item_id, organisation_id)
    );

    create table app.question_dissents (
      agenda_item_id uuid not null constraint question_dissents_item_fk references app.agenda_items,
      session_id uuid not null constraint question_dissents_session_fk references app.sessions,
      user_id uuid not null constraint question_dissents_user_fk references app.users,
      text text not null,
      recorded_at timestamptz not null,
      constraint question_dissents_pk primary key (agenda_item_id, session_id, user_id)
    );

    create table app.participation_requests (
      id uuid constraint participation_requests_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint participation_requests_case_fk references app.cases,
      organisation_id uuid not null constraint participation_requests_organisation_fk references app.organisations,
      purpose text not null constraint participation_requests_purpose_check check (purpose in ('drafting')),
      asked_on date not null,
      asked_by uuid not null constraint participation_requests_asked_by_fk references app.users,
      question text not null,
      answer text,
      answered_on date,
      answered_by uuid constraint participation_requests_answered_by_fk references app.users,
      withdrawn_at timestamptz,
      constraint participation_requests_answer_check check ((answer is null) = (answered_on is null)),
      constraint participation_requests_end_check check (answer is null or withdrawn_at is null)
    );
    create index participation_requests_case_idx on app.participation_requests (case_id, asked_on);

    create table app.need_refusals (
      case_id uuid constraint need_refusals_pk primary key constraint need_refusals_case_fk references app.cases,
      agenda_item_id uuid not null constraint need_refusals_item_fk references app.agenda_items,
      reason_kind text not null constraint need_refusals_kind_check check (reason_kind in
        ('services-enough','difficulty-overcome','other-bodies','outside-kinds','other')),
      reason text not null,
      categories text[] not null,
      suggested_help text[] not null,
      suggested_note text,
      notified_on date not null,
      delivery text not null constraint need_refusals_delivery_check check (delivery in ('handed','mailed','electronic')),
      recipient_id uuid not null constraint need_refusals_recipient_fk references app.persons,
      notified_by uuid not null constraint need_refusals_by_fk references app.users
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table app.need_refusals, app.participation_requests, app.question_dissents, app.session_invitations,
      app.question_postponements, app.session_moves;
    drop index app.agenda_items_one_open_key;
    delete from app.agenda_items where status = 'withdrawn';
    alter table app.agenda_items drop constraint agenda_items_withdrawn_check;
    alter table app.agenda_items drop column withdrawal_reason, drop column withdrawn_at, drop column votes_abstained,
      drop column votes_against, drop column votes_for, drop column note, drop column proposed_by;
    alter table app.agenda_items drop constraint agenda_items_status_check;
    alter table app.agenda_items add constraint agenda_items_status_check check (status in ('waiting','on-agenda','decided'));
    delete from app.sessions where status = 'cancelled';
    alter table app.sessions drop constraint sessions_cancelled_check;
    alter table app.sessions drop column cancel_reason, drop column cancelled_at;
    alter table app.sessions drop constraint sessions_status_check;
    alter table app.sessions add constraint sessions_status_check check (status in
      ('planned','agenda-published','held','decided','minutes-signed'));
  `);
}
