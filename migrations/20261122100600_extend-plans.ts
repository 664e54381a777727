import type { Knex } from 'knex';

/** The rest of the ИППСС form, two signatures and two copies, one programme in force per family, and the history of the register. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.plan_versions
      add column family_id uuid constraint plan_versions_family_fk references app.families,
      add column completeness text constraint plan_versions_completeness_check check (completeness in ('complete','incomplete')),
      -- The boxes of «Категория семьи» as ticked, sub-boxes included; the nine categories of the case follow from them.
      add column family_boxes text[] not null default '{}',
      add column other_category_note text,
      add column no_co_executors_reason text,
      -- What the decision table suggests at each submission; it binds nobody (T-065).
      add column suggested_level text constraint plan_versions_suggested_level_check check (suggested_level in ('adaptation','basic','crisis','none')),
      add column cosigned_by uuid constraint plan_versions_cosigned_by_fk references app.users,
      add column cosigned_on date,
      add column family_copy_receiver_id uuid constraint plan_versions_copy_receiver_fk references app.persons,
      add column centre_copy_on date,
      add column signed_document_id uuid constraint plan_versions_signed_document_fk references app.documents,
      add column refused_on date,
      add column refusal_reason text;
    update app.plan_versions p set family_id = k.family_id from app.cases k where k.id = p.case_id;
    -- A programme ends with the support; a family that comes back gets a new one.
    update app.plan_versions p set status = 'archived'
      from app.cases k where k.id = p.case_id and p.status = 'active' and k.status in ('post-support','closed');
    alter table app.plan_versions alter column family_id set not null;
    create unique index plan_versions_family_active_key on app.plan_versions (family_id) where status = 'active';

    alter table app.plan_items add column executor_id uuid constraint plan_items_executor_fk references app.organisations;
    comment on column app.plan_items.executor_id is 'The organisation that is responsible; null when it is the centre itself.';

    alter table app.plan_version_items add column periodicity text constraint plan_version_items_periodicity_check
      check (periodicity in ('daily','weekly','fortnightly','monthly','quarterly'));
    create table app.plan_item_occurrences (
      plan_version_id uuid not null,
      plan_item_id uuid not null,
      occurs_on date not null,
      constraint plan_item_occurrences_pk primary key (plan_version_id, plan_item_id, occurs_on),
      constraint plan_item_occurrences_place_fk foreign key (plan_version_id, plan_item_id)
        references app.plan_version_items (plan_version_id, plan_item_id) on delete cascade
    );
    create index plan_item_occurrences_day_idx on app.plan_item_occurrences (occurs_on);

    alter table app.problems
      add column replaces_id uuid constraint problems_replaces_fk references app.problems,
      add column author_id uuid constraint problems_author_fk references app.users;

    alter table app.register_entries add column state text not null default 'entered' constraint register_entries_state_check
      check (state in ('entered','extended','corrected','removed','post-support','closed'));
    update app.register_entries e set state = case
        when e.removed_on is null then 'entered'
        when k.status = 'post-support' then 'post-support'
        when k.status = 'closed' then 'closed'
        else 'removed' end
      from app.cases k where k.id = e.case_id;

    create table app.register_changes (
      id uuid constraint register_changes_pk primary key default gen_random_uuid(),
      entry_id uuid not null constraint register_changes_entry_fk references app.register_entries,
      position integer not null,
      state text not null constraint register_changes_state_check
        check (state in ('entered','extended','corrected','removed','post-support','closed')),
      changed_on date not null,
      changed_at timestamptz not null,
      ground text,
      agenda_item_id uuid constraint register_changes_agenda_item_fk references app.agenda_items,
      constraint register_changes_place_key unique (entry_id, position)
    );
    insert into app.register_changes (entry_id, position, state, changed_on, changed_at, agenda_item_id)
      select id, 1, 'entered', entered_on, entered_at, agenda_item_id from app.register_entries;
    insert into app.register_changes (entry_id, position, state, changed_on, changed_at, ground, agenda_item_id)
      select id, 2, 'removed', removed_on, removed_on, removal_ground, removal_agenda_item_id
        from app.register_entries where removed_on is not null;
    insert into app.register_changes (entry_id, position, state, changed_on, changed_at, ground)
      select id, 3, state, removed_on, removed_on, removal_ground
        from app.register_entries where removed_on is not null and state in ('post-support','closed');
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table app.register_changes, app.plan_item_occurrences;
    alter table app.register_entries drop column state;
    alter table app.problems drop column replaces_id, drop column author_id;
    alter table app.plan_version_items drop column periodicity;
    alter table app.plan_items drop column executor_id;
    drop index app.plan_versions_family_active_key;
    alter table app.plan_versions
      drop column family_id, drop column completeness, drop column family_boxes, drop column other_category_note,
      drop column no_co_executors_reason, drop column suggested_level, drop column cosigned_by, drop column cosigned_on,
      drop column family_copy_receiver_id, drop column centre_copy_on, drop column signed_document_id,
      drop column refused_on, drop column refusal_reason;
  `);
}
