import type { Knex } from 'knex';

/** Outbox of commands to the engine, inbox of worker results, what the reconciler found, and the steps of deployed diagrams. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table app.engine_commands (
      id bigint generated always as identity constraint engine_commands_pk primary key,
      -- Commands of one stream go in order, one at a time: a case number or a session number.
      stream text not null,
      kind text not null constraint engine_commands_kind_check check (kind in
        ('start-process','complete-task','correlate-message','set-timer')),
      payload jsonb not null,
      dedupe_key text not null constraint engine_commands_dedupe_key unique,
      acting_user_id uuid,
      -- Instant of the act; requested_at is the database's own time, by which a waiting command ages.
      created_at timestamptz not null,
      requested_at timestamptz not null default now(),
      attempts integer not null default 0,
      next_at timestamptz not null,
      -- First attempt that the engine answered: from here on a command may be refused for 24 hours.
      sent_at timestamptz,
      done_at timestamptz,
      -- Set when nobody but an administrator can help: the command then blocks its stream visibly.
      failed_at timestamptz,
      error_code text
    );
    create index engine_commands_open_idx on app.engine_commands (stream, id) where done_at is null;
    create index engine_commands_due_idx on app.engine_commands (next_at) where done_at is null and failed_at is null;

    create table app.task_results (
      external_task_id text constraint task_results_pk primary key,
      topic text not null,
      case_number text,
      attempts integer not null default 0,
      first_seen_at timestamptz not null,
      done_at timestamptz,
      -- What was or will be told to the engine: variables, or a BPMN error code.
      outcome jsonb
    );

    -- One row per workers process: what a health check and the administrator's screen read.
    create table app.worker_status (
      worker_id text constraint worker_status_pk primary key,
      process_id integer not null,
      started_at timestamptz not null,
      seen_at timestamptz not null,
      last_good_poll_at timestamptz,
      active_tasks integer not null,
      stopped_at timestamptz
    );

    create table app.reconciler_findings (
      id uuid constraint reconciler_findings_pk primary key default gen_random_uuid(),
      kind text not null constraint reconciler_findings_kind_check check (kind in
        ('case-without-instance','instance-without-case','status-differs','command-stuck')),
      object_id text not null,
      found_at timestamptz not null,
      details jsonb not null,
      resolved_at timestamptz,
      resolved_by text,
      resolution text
    );
    create unique index reconciler_findings_open_key on app.reconciler_findings (kind, object_id) where resolved_at is null;

    -- What the engine's tables do not keep: form key, topic and clause of each step of each deployed diagram.
    create table app.process_steps (
      process_definition_id text not null,
      process_key text not null,
      activity_id text not null,
      name text not null,
      kind text not null,
      form_key text,
      topic text,
      clause text not null,
      constraint process_steps_pk primary key (process_definition_id, activity_id)
    );

    create table app.demo_steps (
      story text not null,
      step integer not null,
      done_at timestamptz not null default now(),
      constraint demo_steps_pk primary key (story, step)
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table app.demo_steps, app.process_steps, app.reconciler_findings, app.worker_status, app.task_results, app.engine_commands;
  `);
}
