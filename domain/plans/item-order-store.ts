import type { Knex } from 'knex';
import { z } from 'zod';
import { itemStatusSchema, type ItemStatus } from './plan-item.ts';

const orderRow = z.object({ itemId: z.uuid(), predecessorId: z.uuid() });
export type OrderRow = z.infer<typeof orderRow>;

/** Stores which measures a measure comes after. */
export async function insertPredecessors(db: Knex, rows: readonly OrderRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db('app.plan_item_predecessors').insert(
    rows.map(({ itemId, predecessorId }) => ({ plan_item_id: itemId, predecessor_id: predecessorId })),
  );
}

/** What each of these measures comes after. */
export async function selectPredecessors(db: Knex, itemIds: readonly string[]): Promise<OrderRow[]> {
  const rows: unknown = await db('app.plan_item_predecessors')
    .select({ itemId: 'plan_item_id', predecessorId: 'predecessor_id' })
    .whereIn('plan_item_id', [...itemIds]);
  return z.array(orderRow).parse(rows);
}

const stateRow = z.object({ id: z.uuid(), status: itemStatusSchema });

/** The measures before this one with their states, held so that none of them is closed until the transaction ends. */
export async function sharePredecessors(db: Knex, itemId: string): Promise<{ id: string; status: ItemStatus }[]> {
  const rows: unknown = await db('app.plan_items as i')
    .join('app.plan_item_predecessors as p', 'p.predecessor_id', 'i.id')
    .where('p.plan_item_id', itemId)
    .orderBy('i.id')
    .select('i.id', 'i.status')
    .forShare('i');
  return z.array(stateRow).parse(rows);
}

/** Measures that wait for this one and have not begun. */
export async function selectWaitingAfter(db: Knex, predecessorId: string): Promise<string[]> {
  const rows: unknown = await db('app.plan_items as i')
    .join('app.plan_item_predecessors as p', 'p.plan_item_id', 'i.id')
    .where({ 'p.predecessor_id': predecessorId, 'i.status': 'planned' })
    .whereNotNull('i.waiting_since')
    .orderBy('i.id')
    .pluck('i.id');
  return z.array(z.uuid()).parse(rows);
}

/** Notes since when a measure waits; the first time stays. */
export async function updateWaiting(db: Knex, id: string, since: Date): Promise<void> {
  await db('app.plan_items').where({ id }).whereNull('waiting_since').update({ waiting_since: since });
}
