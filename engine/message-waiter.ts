import type { Knex } from 'knex';
import { z } from 'zod';
import type { EngineCommand } from '#domain/commands/request-command';

type Message = Extract<EngineCommand, { kind: 'correlate-message' }>;

/**
 * Whether somebody who is to hear the message may still come to wait for it; without a named waiter nobody can say, and it may.
 * Ask before sending: a step that ends between the sending and the question would look as if nobody had been on the way.
 */
export async function mayBeAwaited(db: Knex, { waiter, businessKey }: Message): Promise<boolean> {
  if (waiter === undefined) return true;
  if (waiter === 'none') return false;
  const query = db('app.engine_instances as i')
    .where({ 'i.business_key': businessKey, 'i.process_key': waiter.process })
    .whereNull('i.ended_at');
  for (const [name, value] of Object.entries(waiter.variables ?? {})) {
    query.whereExists(
      db('app.engine_variables as v')
        .whereRaw('v.process_instance_id = i.process_instance_id')
        .where({ 'v.name': name, 'v.text_value': value })
        .select(db.raw('1')),
    );
  }
  if (waiter.activityIds) {
    query.whereExists(
      db('app.engine_steps as s')
        .whereRaw('s.process_instance_id = i.process_instance_id')
        .whereNull('s.ended_at')
        .whereIn('s.activity_id', [...waiter.activityIds])
        .select(db.raw('1')),
    );
  }
  const found: unknown = await query.first('i.process_instance_id as id');
  return z.object({ id: z.string() }).optional().parse(found) !== undefined;
}
