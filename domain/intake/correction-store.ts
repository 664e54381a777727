import type { Knex } from 'knex';
import { z } from 'zod';

const correctionRow = z.object({
  receivedBefore: z.iso.date(),
  receivedAfter: z.iso.date(),
  reason: z.string(),
  correctedAt: z.date(),
  correctedBy: z.uuid(),
});
export type CorrectionRow = z.infer<typeof correctionRow>;

export async function insertCorrection(db: Knex, appealId: string, given: CorrectionRow): Promise<void> {
  await db('app.receipt_corrections').insert({
    appeal_id: appealId,
    received_before: given.receivedBefore,
    received_after: given.receivedAfter,
    reason: given.reason,
    corrected_at: given.correctedAt,
    corrected_by: given.correctedBy,
  });
}

export async function listCorrections(db: Knex, appealId: string): Promise<CorrectionRow[]> {
  const rows: unknown = await db('app.receipt_corrections')
    .select({
      receivedBefore: 'received_before',
      receivedAfter: 'received_after',
      reason: 'reason',
      correctedAt: 'corrected_at',
      correctedBy: 'corrected_by',
    })
    .where({ appeal_id: appealId })
    .orderBy('corrected_at');
  return z.array(correctionRow).parse(rows);
}
