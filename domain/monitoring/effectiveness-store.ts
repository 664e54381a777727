import type { Knex } from 'knex';
import { z } from 'zod';
import { itemStatusSchema } from '#domain/plans/plan-item';

export const effectivenessRowSchema = z.object({
  planItemId: z.uuid(),
  groupNumber: z.int(),
  position: z.int(),
  plannedFrom: z.string(),
  plannedDue: z.string(),
  status: itemStatusSchema,
  actualOn: z.string().nullable(),
  result: z.string().nullable(),
  notDoneReason: z.string().nullable(),
  effect: z.string().nullable(),
});
export type EffectivenessRow = z.infer<typeof effectivenessRowSchema>;

/** Keeps the sheet that goes with one information of the curator. */
export async function insertSheet(
  db: Knex,
  { reviewId, reportId }: { reviewId: string; reportId: string },
  rows: readonly EffectivenessRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await db('app.effectiveness_rows').insert(
    rows.map((row) => ({
      review_id: reviewId,
      report_id: reportId,
      plan_item_id: row.planItemId,
      group_number: row.groupNumber,
      position: row.position,
      planned_from: row.plannedFrom,
      planned_due: row.plannedDue,
      status: row.status,
      actual_on: row.actualOn,
      result: row.result,
      not_done_reason: row.notDoneReason,
      effect: row.effect,
    })),
  );
}

const sheetRow = effectivenessRowSchema.extend({ reviewId: z.uuid(), reportId: z.uuid(), text: z.string() });
export type SheetRow = z.infer<typeof sheetRow>;

/** Sheets of reviews in the order of the form, each measure with its text. */
export async function selectSheets(db: Knex, reviewIds: readonly string[]): Promise<SheetRow[]> {
  const rows: unknown = await db('app.effectiveness_rows as e')
    .join('app.plan_items as i', 'i.id', 'e.plan_item_id')
    .select({
      reviewId: 'e.review_id',
      reportId: 'e.report_id',
      planItemId: 'e.plan_item_id',
      text: 'i.text',
      groupNumber: 'e.group_number',
      position: 'e.position',
      plannedFrom: 'e.planned_from',
      plannedDue: 'e.planned_due',
      status: 'e.status',
      actualOn: 'e.actual_on',
      result: 'e.result',
      notDoneReason: 'e.not_done_reason',
      effect: 'e.effect',
    })
    .whereIn('e.review_id', [...reviewIds])
    .orderBy(['e.group_number', 'e.position']);
  return z.array(sheetRow).parse(rows);
}
