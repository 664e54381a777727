import type { Knex } from 'knex';

/** Co-executors who are engaged for a measure, letters of any measure, and questions to the municipal consilium. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.engagements (
      id uuid constraint engagements_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint engagements_case_fk references app.cases,
      plan_item_id uuid not null constraint engagements_item_fk references app.plan_items,
      organisation_id uuid not null constraint engagements_organisation_fk references app.organisations,
      -- As it was then: renaming an organisation must not rewrite who was asked.
      organisation text not null,
      specialist text,
      question text not null,
      consent_on date not null,
      consent_person_id uuid not null constraint engagements_consent_person_fk references app.persons,
      status text not null constraint engagements_status_check check (status in
        ('requested','agreed','refused','reported','withdrawn','closed')),
      replied_on date,
      reply_text text,
      reported_on date,
      report_text text,
      report_document_id uuid constraint engagements_report_document_fk references app.documents,
      withdrawn_on date,
      withdrawal_reason text,
      -- Why nobody else was asked after a refusal.
      not_replaced_reason text,
      replaces_id uuid constraint engagements_replaces_fk references app.engagements,
      engaged_by uuid not null constraint engagements_engaged_by_fk references app.users,
      engaged_at timestamptz not null,
      closed_at timestamptz,
      constraint engagements_withdrawn_check check ((status = 'withdrawn') = (withdrawn_on is not null))
    );
    create index engagements_case_idx on app.engagements (case_id);
    create unique index engagements_open_key on app.engagements (plan_item_id, organisation_id) where status in ('requested','agreed');

    -- What an organisation may answer without a sign-in, once; the secret itself is nowhere, only its hash.
    create table app.agency_links (
      id uuid constraint agency_links_pk primary key default gen_random_uuid(),
      engagement_id uuid not null constraint agency_links_engagement_fk references app.engagements,
      step text not null constraint agency_links_step_check check (step in ('reply','report')),
      token_hash text not null constraint agency_links_token_key unique,
      issued_by uuid not null constraint agency_links_issued_by_fk references app.users,
      issued_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      ended_at timestamptz,
      reply text constraint agency_links_reply_check check (reply in ('agreed','refused')),
      answer_text text,
      document_id uuid constraint agency_links_document_fk references app.documents,
      constraint agency_links_answer_check check ((used_at is null) = (answer_text is null))
    );
    create unique index agency_links_open_key on app.agency_links (engagement_id) where used_at is null and ended_at is null;

    alter table app.letters
      drop constraint letters_item_key,
      drop constraint letters_answer_check,
      add column kind text not null default 'referral' constraint letters_kind_check check (kind in ('referral','engagement','letter')),
      add column engagement_id uuid constraint letters_engagement_fk references app.engagements
        constraint letters_engagement_key unique,
      add column body text,
      add column answer_document_id uuid constraint letters_answer_document_fk references app.documents,
      add constraint letters_answer_check check (answer in ('accepted','refused','received','no-answer','withdrawn')),
      add constraint letters_engagement_check check ((kind = 'engagement') = (engagement_id is not null));
    create unique index letters_referral_key on app.letters (plan_item_id) where kind = 'referral';
    create index letters_item_idx on app.letters (plan_item_id);

    create table app.municipal_questions (
      id uuid constraint municipal_questions_pk primary key default gen_random_uuid(),
      number text not null constraint municipal_questions_number_key unique,
      case_id uuid not null constraint municipal_questions_case_fk references app.cases,
      organisation_id uuid not null constraint municipal_questions_organisation_fk references app.organisations,
      organisation text not null,
      case_status text not null,
      question text not null,
      addressees text not null,
      materials text,
      document_ids uuid[] not null default '{}',
      status text not null constraint municipal_questions_status_check check (status in
        ('proposed','declined','confirmed','sent','answered','considered')),
      raised_by uuid not null constraint municipal_questions_raised_by_fk references app.users,
      raised_at timestamptz not null,
      raised_on date not null,
      decided_by uuid constraint municipal_questions_decided_by_fk references app.users,
      decided_at timestamptz,
      decline_reason text,
      sent_on date,
      answer_due_on date,
      answered_on date,
      answer text,
      answer_document_id uuid constraint municipal_questions_answer_document_fk references app.documents,
      considered_on date,
      consideration text constraint municipal_questions_consideration_check check (consideration in
        ('followed','followed-in-part','not-followed')),
      consideration_text text
    );
    create index municipal_questions_case_idx on app.municipal_questions (case_id);
    -- One question of a family is at the municipal body at a time.
    create unique index municipal_questions_open_key on app.municipal_questions (case_id)
      where status in ('proposed','confirmed','sent','answered');
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table app.municipal_questions;
    delete from app.letters where kind <> 'referral' or answer = 'received';
    drop index app.letters_referral_key, app.letters_item_idx;
    alter table app.letters
      drop constraint letters_answer_check,
      drop column kind, drop column engagement_id, drop column body, drop column answer_document_id,
      add constraint letters_item_key unique (plan_item_id),
      add constraint letters_answer_check check (answer in ('accepted','refused','no-answer','withdrawn'));
    drop table app.agency_links, app.engagements;
  `);
}
