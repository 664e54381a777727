import type { Knex } from 'knex';
import { z } from 'zod';
import type { EngineCommand } from '#domain/commands/request-command';
import { growingDelayMs } from './growing-delay.ts';

/** A command in the hands of a relay. */
export interface ClaimedCommand {
  readonly id: string;
  readonly stream: string;
  /** Absent when the row does not make sense, which only a defect of ours can bring about. */
  readonly command: EngineCommand | undefined;
  readonly actingUserId: string | undefined;
  readonly attempts: number;
}

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const variables = z.record(z.string(), value);
const command = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start-process'),
    processKey: z.string(),
    businessKey: z.string(),
    variables,
    message: z.string().optional(),
  }),
  z.object({ kind: z.literal('complete-task'), taskId: z.string(), variables }),
  z.object({ kind: z.literal('release-task'), taskId: z.string() }),
  z.object({
    kind: z.literal('correlate-message'),
    message: z.string(),
    businessKey: z.string(),
    correlationKeys: variables,
    variables,
    scopedVariables: variables.optional(),
    waiter: z
      .union([
        z.literal('none'),
        z.object({
          process: z.string(),
          variables: z.record(z.string(), z.string()).optional(),
          activityIds: z.array(z.string()).optional(),
        }),
      ])
      .optional(),
  }),
  z.object({ kind: z.literal('end-process'), processInstanceId: z.string() }),
  z.object({ kind: z.literal('migrate-case'), businessKey: z.string(), deploymentId: z.string() }),
  z.object({
    kind: z.literal('set-timer'),
    businessKey: z.string(),
    activityId: z.string(),
    dueAt: z.iso.datetime({ offset: true }),
    variable: z.string(),
  }),
]);
const claimedRow = z.object({
  id: z.string(),
  stream: z.string(),
  kind: z.string(),
  payload: z.looseObject({}).catch({}),
  acting_user_id: z.string().nullable(),
  attempts: z.number(),
});

const STREAM_LOCK = 7301;

/**
 * Takes the first open command of some stream for this transaction, or nothing.
 * The row lock alone keeps two relays off one row. The lock on the stream is needed besides: ids are given before commit, so an
 * earlier row may appear while a later one of its stream is already under way. Both end with the transaction, also when its process dies.
 */
export async function claimCommand(trx: Knex): Promise<ClaimedCommand | undefined> {
  const busyStreams: string[] = [];
  for (;;) {
    const row = await findHead(trx, busyStreams);
    if (!row) return undefined;
    const { rows } = await trx.raw<{ rows: { taken: boolean }[] }>('select pg_try_advisory_xact_lock(?, hashtext(?)) as taken', [
      STREAM_LOCK,
      row.stream,
    ]);
    if (rows[0]?.taken === true) {
      return {
        id: row.id,
        stream: row.stream,
        command: command.safeParse({ ...row.payload, kind: row.kind }).data,
        actingUserId: row.acting_user_id ?? undefined,
        attempts: row.attempts,
      };
    }
    busyStreams.push(row.stream);
  }
}

async function findHead(trx: Knex, busyStreams: readonly string[]): Promise<z.infer<typeof claimedRow> | undefined> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `select c.id, c.stream, c.kind, c.payload, c.acting_user_id, c.attempts
       from app.engine_commands c
      where c.done_at is null and c.failed_at is null and c.next_at <= clock_timestamp() and c.stream <> all (?)
        and not exists (select from app.engine_commands earlier
                         where earlier.stream = c.stream and earlier.done_at is null and earlier.id < c.id)
      order by c.next_at, c.id
      limit 1
      for update of c skip locked`,
    [[...busyStreams]],
  );
  return claimedRow.optional().parse(rows[0]);
}

/** `note` says why there was nothing to do, where the engine did not do it. */
export async function markDone(trx: Knex, id: string, note: string | null = null): Promise<void> {
  await trx('app.engine_commands')
    .where({ id })
    .update({ ...answered(trx), done_at: trx.raw('clock_timestamp()'), error_code: note });
}

/** The engine cannot do it now: again after a growing delay, but a command that is refused for 24 hours waits for an administrator. */
export async function postpone(trx: Knex, claimed: ClaimedCommand, code: string): Promise<void> {
  await trx('app.engine_commands')
    .where({ id: claimed.id })
    .update({
      ...answered(trx),
      error_code: code,
      next_at: inMs(trx, growingDelayMs(claimed.attempts + 1)),
      failed_at: trx.raw(`case when sent_at < clock_timestamp() - interval '24 hours' then clock_timestamp() end`),
    });
}

/** Nobody knows whether the engine did it: it may still be at work, so the next look comes late. */
export async function postponeUnanswered(trx: Knex, claimed: ClaimedCommand, delayMs: number): Promise<void> {
  await trx('app.engine_commands')
    .where({ id: claimed.id })
    .update({ attempts: claimed.attempts + 1, next_at: inMs(trx, delayMs), error_code: 'ENGINE_SILENT' });
}

/** No repetition can help: the command and with it its stream wait for an administrator. */
export async function markFailed(trx: Knex, id: string, code: string): Promise<void> {
  await trx('app.engine_commands')
    .where({ id })
    .update({ ...answered(trx), error_code: code, failed_at: trx.raw('clock_timestamp()') });
}

function answered(trx: Knex) {
  return { attempts: trx.raw('attempts + 1'), sent_at: trx.raw('coalesce(sent_at, clock_timestamp())') };
}

function inMs(trx: Knex, delayMs: number): Knex.Raw {
  return trx.raw(`clock_timestamp() + ? * interval '1 millisecond'`, [delayMs]);
}
