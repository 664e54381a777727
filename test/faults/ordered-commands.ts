import type { EngineCommand } from '#domain/commands/request-command';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { WaitingProcess } from '../engine/commands/waiting-process.ts';
import { request } from '../engine/outbox/request.ts';
import { uniqueCode } from '../support/factories.ts';

/** Streams whose commands make sense in their order only: start, three messages, of which the engine would take the last twice. */
export async function requestInOrder(db: Knex, waiting: WaitingProcess, count: number): Promise<readonly string[]> {
  const keys = Array.from({ length: count }, uniqueCode);
  for (const key of keys) {
    for (const command of commandsOf(waiting, key)) await request(db, key, command);
  }
  return keys;
}

function commandsOf({ processKey, first, second, repeated }: WaitingProcess, businessKey: string): readonly EngineCommand[] {
  const messageOf = (message: string): EngineCommand => ({
    kind: 'correlate-message',
    message,
    businessKey,
    correlationKeys: {},
    variables: {},
  });
  const variables = { lateAt: '2099-01-01T00:00:00+03:00' };
  return [{ kind: 'start-process', processKey, businessKey, variables }, ...[first, second, repeated].map(messageOf)];
}

/** As if the commands had been asked for an hour earlier: the outbox measures age by these instants alone. */
export async function ageByAnHour(db: Knex, streams: readonly string[]): Promise<void> {
  await db.raw(
    `update app.engine_commands set requested_at = requested_at - interval '1 hour', next_at = next_at - interval '1 hour',
       sent_at = sent_at - interval '1 hour' where stream = any (?)`,
    [[...streams]],
  );
}

const delivery = z.object({
  commands: z.number(),
  done: z.number(),
  ordered: z.boolean(),
  roots: z.number(),
  work: z.number(),
  extra: z.number(),
});

/** What became of each stream, in the outbox and in the engine. */
export async function readDeliveries(db: Knex, streams: readonly string[]): Promise<readonly z.infer<typeof delivery>[]> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select count(*)::int as commands, count(done_at)::int as done,
       array_agg(id order by id) = array_agg(id order by done_at) as ordered,
       (select count(*)::int from app.engine_instances i where i.business_key = c.stream) as roots,
       (select count(*)::int from app.engine_tasks t where t.business_key = c.stream and t.task_key = 'Work') as work,
       (select count(*)::int from app.engine_tasks t where t.business_key = c.stream and t.task_key = 'Extra') as extra
     from app.engine_commands c where stream = any (?) group by stream`,
    [[...streams]],
  );
  return z.array(delivery).parse(rows);
}
