import type { Knex } from 'knex';

/** The catalogue of measures of annexes 4–11, and the ИПССС in versions with its items. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.catalogue_versions (
      version integer constraint catalogue_versions_pk primary key,
      source text not null,
      loaded_at timestamptz not null default now()
    );

    create table app.catalogue_measures (
      version integer not null constraint catalogue_measures_version_fk references app.catalogue_versions,
      code text not null,
      annex integer not null constraint catalogue_measures_annex_check check (annex between 4 and 11),
      category text not null,
      assistance_type text not null constraint catalogue_measures_type_check check (assistance_type in
        ('pedagogical','psychological','medical','legal','social')),
      direction_code text not null,
      direction text not null,
      direction_position integer not null,
      position integer not null,
      text text not null,
      condition text,
      action_kind text not null,
      help_kind text,
      constraint catalogue_measures_pk primary key (version, code)
    );
    create index catalogue_measures_category_idx on app.catalogue_measures (version, category, position);

    create table app.plan_versions (
      id uuid constraint plan_versions_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint plan_versions_case_fk references app.cases,
      version integer not null,
      -- Unique number of the ИПССС by centre and year, given at the first approval and kept by later versions.
      number text,
      status text not null constraint plan_versions_status_check check (status in
        ('draft','under-review','approved','active','archived','declined')),
      proposed_level text not null constraint plan_versions_proposed_level_check check (proposed_level in ('adaptation','basic','crisis')),
      level text constraint plan_versions_level_check check (level in ('adaptation','basic','crisis')),
      level_reason text not null,
      term_months integer not null constraint plan_versions_term_check check (term_months between 1 and 60),
      term_reason text,
      circumstances text[] not null,
      circumstances_note text,
      -- Why a later version was made (T-151); null on the first.
      revision_reason text,
      joint_on date not null,
      joint_participants uuid[] not null,
      author_id uuid not null constraint plan_versions_author_fk references app.users,
      drafted_at timestamptz not null,
      starts_on date,
      ends_on date,
      agenda_item_id uuid,
      approved_by uuid constraint plan_versions_approved_by_fk references app.users,
      approved_on date,
      approved_at timestamptz,
      signed_on date,
      signed_by_person_id uuid constraint plan_versions_signed_by_fk references app.persons,
      family_copy_on date,
      row_version integer not null default 1,
      constraint plan_versions_case_version_key unique (case_id, version)
    );
    create unique index plan_versions_one_active_key on app.plan_versions (case_id) where status = 'active';

    create table app.plan_items (
      id uuid constraint plan_items_pk primary key default gen_random_uuid(),
      case_id uuid not null constraint plan_items_case_fk references app.cases,
      category text not null,
      catalogue_version integer,
      measure_code text,
      assistance_type text not null constraint plan_items_type_check check (assistance_type in
        ('medical','legal','pedagogical','psychological','social','other')),
      direction_code text,
      action_kind text not null,
      text text not null,
      is_outside_algorithm boolean not null,
      condition_reason text,
      problem_id uuid not null constraint plan_items_problem_fk references app.problems,
      target_person_ids uuid[] not null constraint plan_items_targets_check check (cardinality(target_person_ids) > 0),
      executor text not null,
      co_executor_ids uuid[] not null default '{}',
      status text not null constraint plan_items_status_check check (status in ('planned','running','done','not-done','cancelled')),
      result text,
      not_done_reason text,
      marked_at timestamptz,
      marked_by uuid constraint plan_items_marked_by_fk references app.users,
      row_version integer not null default 1,
      constraint plan_items_measure_fk foreign key (catalogue_version, measure_code) references app.catalogue_measures (version, code),
      constraint plan_items_not_done_check check (status <> 'not-done' or not_done_reason is not null),
      constraint plan_items_done_check check (status <> 'done' or result is not null)
    );
    create index plan_items_case_idx on app.plan_items (case_id, status);

    create table app.plan_version_items (
      plan_version_id uuid not null constraint plan_version_items_version_fk references app.plan_versions,
      plan_item_id uuid not null constraint plan_version_items_item_fk references app.plan_items,
      -- Group of the form (1 медицинская … 6 иные виды помощи) and the place in it: «3.1».
      group_number integer not null constraint plan_version_items_group_check check (group_number between 1 and 6),
      position integer not null,
      from_on date not null,
      due_on date not null,
      constraint plan_version_items_pk primary key (plan_version_id, plan_item_id),
      constraint plan_version_items_place_key unique (plan_version_id, group_number, position),
      constraint plan_version_items_term_check check (from_on <= due_on)
    );
    create index plan_version_items_due_idx on app.plan_version_items (due_on);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table app.plan_version_items, app.plan_items, app.plan_versions, app.catalogue_measures, app.catalogue_versions;
  `);
}
