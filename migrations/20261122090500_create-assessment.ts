import type { Knex } from 'knex';

/** What is collected about a family at stage III: documents, survey, methods, diagnostics, and its problems. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.assessment_records (
      id uuid constraint assessment_records_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint assessment_records_case_fk references app.cases,
      kind text not null constraint assessment_records_kind_check check (kind in
        ('personal-document','home-survey','conversation','questionnaire','observation','interview','diagnostics')),
      person_id uuid constraint assessment_records_person_fk references app.persons,
      occurred_on date not null,
      source text not null,
      confidentiality text not null constraint assessment_records_confidentiality_check check (confidentiality in ('service','confidential','strict')),
      content jsonb not null,
      task_id text not null,
      author_id uuid not null constraint assessment_records_author_fk references app.users,
      created_at timestamptz not null
    );
    create index assessment_records_case_idx on app.assessment_records (case_id, kind);

    create table app.problems (
      id uuid constraint problems_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint problems_case_fk references app.cases,
      position integer not null,
      description text not null,
      family_zone text not null,
      curator_zone text not null,
      created_at timestamptz not null,
      retired_at timestamptz
    );
    create index problems_case_idx on app.problems (case_id, position);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table app.problems, app.assessment_records;');
}
