import type { Knex } from 'knex';

/** What happens to a family on the way: events that call a review or end the case early, suspensions, and the addresses a family had. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.case_events (
      id uuid constraint case_events_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint case_events_case_fk references app.cases,
      kind text not null constraint case_events_kind_check check (kind in
        ('family-refused','family-moved','child-removed','rights-lost','child-turned-3','child-turned-18','applicant-died','other',
         'early-completion','revision')),
      happened_on date not null,
      note text,
      -- Whom it is about: the child, the parent, or who signed the refusal.
      person_id uuid constraint case_events_person_fk references app.persons,
      new_district text,
      new_address jsonb,
      handover_consent boolean,
      handover_consent_by uuid constraint case_events_consent_by_fk references app.persons,
      handover_consent_on date,
      handover_centre_id uuid constraint case_events_handover_centre_fk references app.centres,
      -- The appeal in the other centre: its presence says that the family was handed over.
      handover_appeal_id uuid constraint case_events_handover_appeal_fk references app.appeals
        constraint case_events_handover_appeal_key unique,
      document_id uuid constraint case_events_document_fk references app.documents,
      refused_on date,
      status text not null default 'open' constraint case_events_status_check check (status in ('open','declined','withdrawn','reviewed')),
      outcome text,
      withdrawn_reason text,
      -- A user, or nobody: birthdays are found by the system.
      reported_by uuid constraint case_events_reported_by_fk references app.users,
      reported_at timestamptz not null,
      closed_at timestamptz,
      constraint case_events_closed_check check ((status = 'open') = (closed_at is null)),
      constraint case_events_consent_check check
        (handover_consent is not true or (handover_consent_by is not null and handover_consent_on is not null))
    );
    create index case_events_case_idx on app.case_events (case_id, reported_at desc);
    create unique index case_events_one_open_key on app.case_events
      (case_id, kind, coalesce(person_id, '00000000-0000-0000-0000-000000000000')) where status = 'open';
    -- A birthday comes once, whatever was decided about it.
    create unique index case_events_birthday_key on app.case_events (case_id, kind, person_id)
      where kind in ('child-turned-3','child-turned-18');

    create table app.case_suspensions (
      id uuid constraint case_suspensions_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint case_suspensions_case_fk references app.cases,
      kind text not null constraint case_suspensions_kind_check check (kind in ('event-review','hospital','absence','other')),
      reason text not null,
      case_event_id uuid constraint case_suspensions_event_fk references app.case_events,
      suspended_at timestamptz not null,
      suspended_by uuid constraint case_suspensions_suspended_by_fk references app.users,
      ended_at timestamptz,
      ended_by uuid constraint case_suspensions_ended_by_fk references app.users,
      end_reason text,
      constraint case_suspensions_ended_check check ((ended_at is null) = (end_reason is null))
    );
    -- One by hand and one for each event under review may run beside each other.
    create unique index case_suspensions_one_open_key on app.case_suspensions
      (case_id, coalesce(case_event_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;

    create table app.family_addresses (
      id uuid constraint family_addresses_pk primary key default gen_random_uuid(),
      family_id uuid not null constraint family_addresses_family_fk references app.families,
      district text not null,
      settlement text,
      street text,
      house text,
      flat text,
      note text,
      -- The first day of the address that followed.
      left_on date not null,
      replaced_at timestamptz not null,
      replaced_by uuid constraint family_addresses_replaced_by_fk references app.users
    );
    create index family_addresses_family_idx on app.family_addresses (family_id, replaced_at desc);

    alter table app.cases
      drop constraint cases_closing_ground_check,
      add constraint cases_closing_ground_check check (closing_ground in
        ('need-not-confirmed','signature-refused','completed','moved','family-refused','application-refused','not-reached',
         'family-refused-early','moved-early','family-ceased'));
    alter table app.register_entries
      drop constraint register_entries_ground_check,
      add constraint register_entries_ground_check check (removal_ground in
        ('completed','moved','family-refused','signature-refused','family-ceased'));
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.register_entries
      drop constraint register_entries_ground_check,
      add constraint register_entries_ground_check check (removal_ground in
        ('completed','moved','family-refused','signature-refused'));
    alter table app.cases
      drop constraint cases_closing_ground_check,
      add constraint cases_closing_ground_check check (closing_ground in
        ('need-not-confirmed','signature-refused','completed','moved','family-refused','application-refused','not-reached'));
    drop table app.family_addresses, app.case_suspensions, app.case_events;
  `);
}
