import type { Knex } from 'knex';

/**
 * The end of a case: outcome, refusal and area specialist of the post-support, the case from which a family comes back, and the
 * archive that nobody edits (П1 п.5.9; П4–11 ст.VII; T-100, T-101, T-102; AMB-18).
 *
 * What goes on after the end stays open: the audit trail, notices, what became of an objection (T-109, its answer is a task), and
 * consents, which belong to the family and not to the case.
 */
const STAYS_OPEN = ['audit_events', 'notifications', 'objections', 'task_submissions'];

/** Rows of a case that name it through another table. */
const PARTS = [
  ['plan_version_items', 'plan_version_id', 'plan_versions'],
  ['plan_item_occurrences', 'plan_item_id', 'plan_items'],
  ['deadline_rungs', 'deadline_id', 'deadlines'],
  ['register_changes', 'entry_id', 'register_entries'],
  ['question_dissents', 'agenda_item_id', 'agenda_items'],
  ['question_postponements', 'agenda_item_id', 'agenda_items'],
] as const;

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.post_supports
      add column outcome text constraint post_supports_outcome_check check (outcome in ('stable','worse','refused')),
      add column area_specialist text,
      add column refused_on date,
      add column refusal_document_id uuid constraint post_supports_refusal_fk references app.documents,
      add constraint post_supports_refusal_check check ((refused_on is null) = (refusal_document_id is null));
    update app.post_supports set outcome = 'stable' where ended_at is not null;
    alter table app.post_supports
      add constraint post_supports_ended_check check ((outcome is null) = (ended_at is null));

    alter table app.post_support_observations add column reminded_at timestamptz;

    alter table app.appeals add column origin_case_id uuid constraint appeals_origin_case_fk references app.cases;
    create index appeals_origin_case_idx on app.appeals (origin_case_id) where origin_case_id is not null;
    create unique index appeals_one_return_key on app.appeals (origin_case_id) where status = 'received';

    create function app.refuse_archived() returns trigger language plpgsql as $$
      declare
        seen jsonb;
        owner_id uuid;
      begin
        -- Neither out of an archived case nor into one.
        foreach seen in array array[to_jsonb(old), to_jsonb(new)] loop
          if tg_nargs = 0 then
            owner_id := cast(seen->>'case_id' as uuid);
          else
            execute format('select case_id from app.%I where id = $1', tg_argv[1])
              into owner_id using cast(seen->>tg_argv[0] as uuid);
          end if;
          if exists (select from app.cases c where c.id = owner_id and c.archived_at is not null) then
            raise exception 'the case is in the archive' using errcode = 'CA001', table = tg_table_name, schema = tg_table_schema;
          end if;
        end loop;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;

    create function app.refuse_archived_case() returns trigger language plpgsql as $$
      begin
        raise exception 'the case is in the archive' using errcode = 'CA001', table = tg_table_name, schema = tg_table_schema;
      end $$;

    create trigger cases_archive before update or delete on app.cases
      for each row when (old.archived_at is not null) execute function app.refuse_archived_case();
  `);
  for (const table of await tablesOfCases(db)) {
    await db.raw(
      'create trigger ?? before insert or update or delete on app.?? for each row execute function app.refuse_archived()',
      [`${table}_archive`, table],
    );
  }
  for (const [table, column, parent] of PARTS) {
    await db.raw(
      `create trigger ?? before insert or update or delete on app.?? for each row execute function app.refuse_archived(${column}, ${parent})`,
      [`${table}_archive`, table],
    );
  }
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop function app.refuse_archived_case() cascade;
    drop function app.refuse_archived() cascade;

    alter table app.appeals drop column origin_case_id;
    alter table app.post_support_observations drop column reminded_at;
    alter table app.post_supports
      drop constraint post_supports_ended_check,
      drop constraint post_supports_refusal_check,
      drop column outcome, drop column area_specialist, drop column refused_on, drop column refusal_document_id;
  `);
}

/** Whatever carries the id of a case today; a test keeps later tables from being forgotten. */
async function tablesOfCases(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select c.table_name as name from information_schema.columns c
       join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
      where c.table_schema = 'app' and c.column_name = 'case_id' and t.table_type = 'BASE TABLE'
        and not (c.table_name = any(?)) order by c.table_name`,
    [STAYS_OPEN],
  );
  return rows.map(({ name }) => name);
}
