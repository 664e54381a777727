import type { Knex } from 'knex';
import { z } from 'zod';

/** An institution as it stood when the memo was made. */
const institutionSchema = z.object({
  name: z.string(),
  address: z.string(),
  workingHours: z.string(),
  phone: z.string().nullable(),
});

const memoSchema = z.object({
  id: z.uuid(),
  planItemId: z.uuid(),
  caseId: z.uuid(),
  institutions: z.array(institutionSchema),
  madeAt: z.date(),
  delivery: z.enum(['handed', 'mailed', 'shown']).nullable(),
  deliveredOn: z.string().nullable(),
  receivedByPersonId: z.uuid().nullable(),
});
export type Memo = z.infer<typeof memoSchema>;

const COLUMNS = {
  id: 'id',
  planItemId: 'plan_item_id',
  caseId: 'case_id',
  institutions: 'institutions',
  madeAt: 'made_at',
  delivery: 'delivery',
  deliveredOn: 'delivered_on',
  receivedByPersonId: 'received_by_person_id',
} as const;

/** Stores the memo of a measure; a measure has one, and the first stays. */
export async function insertMemo(
  db: Knex,
  memo: Pick<Memo, 'planItemId' | 'caseId' | 'institutions' | 'madeAt'>,
): Promise<boolean> {
  const rows: unknown[] = await db('app.memos')
    .insert({
      plan_item_id: memo.planItemId,
      case_id: memo.caseId,
      institutions: JSON.stringify(memo.institutions),
      made_at: memo.madeAt,
    })
    .onConflict('plan_item_id')
    .ignore()
    .returning('id');
  return rows.length > 0;
}

export async function findMemo(db: Knex, planItemId: string): Promise<Memo | undefined> {
  return memoSchema.optional().parse(await db('app.memos').first(COLUMNS).where({ plan_item_id: planItemId }));
}

/** Memos of a case by the measure for which each was made. */
export async function listMemos(db: Knex, caseId: string): Promise<ReadonlyMap<string, Memo>> {
  const rows: unknown = await db('app.memos').select(COLUMNS).where({ case_id: caseId });
  return new Map(
    z
      .array(memoSchema)
      .parse(rows)
      .map((memo) => [memo.planItemId, memo]),
  );
}

export async function updateDelivery(
  db: Knex,
  planItemId: string,
  delivery: { delivery: 'handed' | 'mailed' | 'shown'; deliveredOn: string; receivedByPersonId: string },
): Promise<void> {
  await db('app.memos').where({ plan_item_id: planItemId }).update({
    delivery: delivery.delivery,
    delivered_on: delivery.deliveredOn,
    received_by_person_id: delivery.receivedByPersonId,
  });
}
