import type { Knex } from 'knex';

/** The audit trail: one event per change or reading, insert-only for everybody. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.audit_events (
      id bigint generated always as identity constraint audit_events_pk primary key,
      at timestamptz not null,
      recorded_at timestamptz not null default clock_timestamp(),
      actor_kind text not null constraint audit_events_actor_kind_check check (actor_kind in ('person','system')),
      actor_id text not null,
      on_behalf_of uuid,
      role text,
      action text not null,
      object_kind text not null,
      object_id text not null,
      case_id uuid,
      centre_id uuid,
      -- Why personal data was read (T-197).
      purpose text,
      request_id text,
      address text,
      -- Ids, codes, dates and numbers only: personal data has one home.
      before jsonb,
      after jsonb
    );
    create index audit_events_case_idx on app.audit_events (case_id, id);
    create index audit_events_at_idx on app.audit_events (at);
    create index audit_events_object_idx on app.audit_events (object_kind, object_id);

    create function app.refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'audit events are insert-only' using errcode = 'insufficient_privilege';
    end $$;
    create trigger audit_events_insert_only before update or delete on app.audit_events
      for each row execute function app.refuse_audit_change();
    create trigger audit_events_no_truncate before truncate on app.audit_events
      for each statement execute function app.refuse_audit_change();
    revoke update, delete, truncate on app.audit_events from app;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table app.audit_events; drop function app.refuse_audit_change();');
}
