import type { Knex } from 'knex';

/** Lists of documents with their terms, programmes of social services in versions, meetings, visits and resources among the records. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.document_types (
      id uuid constraint document_types_pk primary key default gen_random_uuid(),
      list text not null constraint document_types_list_check check (list in ('package','personal')),
      code text not null,
      label text not null,
      -- Null: in every centre.
      centre_id uuid constraint document_types_centre_fk references app.centres,
      issuer text,
      is_strict boolean not null default false,
      -- Who must have it: 'family', 'members-from-14', 'members-under-14', or codes of categories; empty: nobody.
      required_for text[] not null default '{}',
      valid_from date not null,
      -- Last day on which opened cases take it up.
      valid_to date,
      -- Order in which the list shows them.
      position integer generated always as identity,
      version integer not null default 1,
      created_at timestamptz not null,
      created_by uuid constraint document_types_created_by_fk references app.users,
      constraint document_types_code_key unique nulls not distinct (list, code, centre_id, valid_from),
      constraint document_types_term_check check (valid_to is null or valid_to >= valid_from)
    );

    insert into app.document_types (list, code, label, is_strict, required_for, valid_from, created_at) values
      ('package', 'application', 'Письменное заявление', false, '{family}', '2000-01-01', now()),
      ('package', 'ippsu', 'Индивидуальная программа предоставления социальных услуг (ИППСУ)', false, '{family}', '2000-01-01', now()),
      ('personal', 'passport', 'паспорт гражданина РФ', false, '{members-from-14}', '2000-01-01', now()),
      ('personal', 'birth-certificate', 'свидетельство о рождении', false, '{members-under-14}', '2000-01-01', now()),
      ('personal', 'marriage-certificate', 'свидетельство о заключении (расторжении) брака', false, '{}', '2000-01-01', now()),
      ('personal', 'snils', 'СНИЛС', false, '{}', '2000-01-01', now()),
      ('personal', 'residence', 'документ о месте жительства и составе семьи', false, '{}', '2000-01-01', now()),
      ('personal', 'income', 'справка о доходах', false, '{}', '2000-01-01', now()),
      ('personal', 'guardianship', 'акт об опеке (попечительстве), договор о приёмной семье', false, '{substitute-family}', '2000-01-01', now()),
      ('personal', 'large-family', 'удостоверение многодетной семьи', false, '{large-family}', '2000-01-01', now()),
      ('personal', 'disability', 'справка об инвалидности (МСЭ)', true, '{disabled-child}', '2000-01-01', now()),
      ('personal', 'rehabilitation-programme', 'индивидуальная программа реабилитации или абилитации (ИПРА)', true, '{}', '2000-01-01', now()),
      ('personal', 'medical-report', 'медицинское заключение', true, '{}', '2000-01-01', now()),
      ('personal', 'pmpk', 'заключение психолого-медико-педагогической комиссии', true, '{}', '2000-01-01', now()),
      ('personal', 'other', 'иной документ', false, '{}', '2000-01-01', now());

    create table app.services_programmes (
      id uuid constraint services_programmes_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint services_programmes_case_fk references app.cases,
      version integer not null,
      number text not null,
      issued_on date,
      issuer text not null,
      valid_from date,
      valid_to date,
      document_id uuid constraint services_programmes_document_fk references app.documents,
      recorded_at timestamptz not null,
      -- Null: taken over from the checklist of an earlier release.
      recorded_by uuid constraint services_programmes_recorded_by_fk references app.users,
      -- The family will have no new one: no further warning of this one's end.
      renewal_refused_at timestamptz,
      renewal_refusal text,
      constraint services_programmes_version_key unique (case_id, version),
      constraint services_programmes_term_check check (valid_to >= valid_from)
    );
    insert into app.services_programmes (case_id, version, number, issued_on, issuer, valid_to, recorded_at)
      select i.case_id, 1, i.requisites->>'number', cast(i.requisites->>'issuedOn' as date), coalesce(i.requisites->>'issuer', ''),
             cast(i.requisites->>'validTo' as date), now()
        from app.package_items i
       where i.code = 'ippsu' and i.is_received and i.requisites->>'number' is not null;

    alter table app.package_items drop column requisites, drop column list_version,
      add column is_required boolean not null default true;

    alter table app.assessment_records
      alter column task_id drop not null,
      drop constraint assessment_records_kind_check,
      add constraint assessment_records_kind_check check (kind in ('personal-document','first-meeting','home-survey','conversation',
        'questionnaire','observation','interview','diagnostics','resources','visit'));
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    delete from app.assessment_records where kind in ('first-meeting','resources','visit') or task_id is null;
    alter table app.assessment_records
      alter column task_id set not null,
      drop constraint assessment_records_kind_check,
      add constraint assessment_records_kind_check check (kind in
        ('personal-document','home-survey','conversation','questionnaire','observation','interview','diagnostics'));
    alter table app.package_items drop column is_required,
      add column list_version integer not null default 1, add column requisites jsonb;
    alter table app.package_items alter column list_version drop default;
    update app.package_items i
       set requisites = jsonb_build_object('number', p.number, 'issuedOn', p.issued_on, 'issuer', p.issuer, 'validTo', p.valid_to)
      from app.services_programmes p
     where p.case_id = i.case_id and i.code = 'ippsu'
       and p.version = (select max(version) from app.services_programmes where case_id = i.case_id);
    drop table app.services_programmes, app.document_types;
  `);
}
