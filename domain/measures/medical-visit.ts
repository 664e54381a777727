import type { Knex } from 'knex';
import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { lockOpenMeasure } from '#domain/plans/measure-state';
import { getSupportedCase } from '#domain/plans/supported-case';

const text = z.string().trim().min(1);

export const medicalVisitInput = z.object({
  planItemId: z.uuid(),
  institution: text,
  appointedOn: z.iso.date(),
  appointedAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  attended: z.enum(['yes', 'no']),
  notAttendedReason: text.optional(),
  resultNote: text.optional(),
});

export const medicalVisitSchema = z.object({
  planItemId: z.uuid(),
  institution: z.string(),
  appointedOn: z.string(),
  appointedAt: z
    .string()
    .transform((time) => time.slice(0, 5))
    .nullable(),
  attended: z.boolean(),
  notAttendedReason: z.string().nullable(),
  /** Of the strictest class: shown only to those whom T-196 names. */
  resultNote: z.string().nullable(),
});
export type MedicalVisit = z.infer<typeof medicalVisitSchema>;

/** Records the appointment that came of a medical referral: where and when, whether the family came, and what was found (П4–11 ст.V; T-073, T-196). */
export async function recordMedicalVisit(ctx: Context, input: z.input<typeof medicalVisitInput>): Promise<void> {
  const given = medicalVisitInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const item = await lockOpenMeasure(tx, given.planItemId);
    const { today, centreId } = await getSupportedCase(tx, item.caseId);
    if (given.appointedOn > today) {
      throw invalidInput('Приём ещё не прошел.', { '/appointedOn': 'Внесите приём в его день или позже.' });
    }
    if (given.attended === 'no' && given.notAttendedReason === undefined) {
      throw invalidInput('Укажите причину неявки.', { '/notAttendedReason': 'Укажите, почему семья не пришла.' });
    }
    await upsertVisit(tx.db, {
      plan_item_id: item.id,
      case_id: item.caseId,
      institution: given.institution,
      appointed_on: given.appointedOn,
      appointed_at: given.appointedAt ?? null,
      attended: given.attended === 'yes',
      not_attended_reason: given.attended === 'no' ? (given.notAttendedReason ?? null) : null,
      result_note: given.attended === 'yes' ? (given.resultNote ?? null) : null,
      recorded_by: tx.actor.id,
      recorded_at: tx.now,
    });
    await recordEvent(tx, {
      action: 'medical-visit.recorded',
      objectKind: 'plan-item',
      objectId: item.id,
      caseId: item.caseId,
      centreId,
      after: { appointedOn: given.appointedOn, attended: given.attended === 'yes' },
    });
  });
}

/** A measure has one visit; entering it again corrects it while the measure is open. */
async function upsertVisit(db: Knex, row: Readonly<Record<string, unknown>>): Promise<void> {
  await db('app.medical_visits').insert(row).onConflict('plan_item_id').merge();
}

/** Visits of a case, by the measure for which each was made (П4–11 ст.V; T-073). */
export async function listMedicalVisits(ctx: Context, caseId: string): Promise<ReadonlyMap<string, MedicalVisit>> {
  const rows: unknown = await ctx.db('app.medical_visits').where({ case_id: caseId }).select({
    planItemId: 'plan_item_id',
    institution: 'institution',
    appointedOn: 'appointed_on',
    appointedAt: 'appointed_at',
    attended: 'attended',
    notAttendedReason: 'not_attended_reason',
    resultNote: 'result_note',
  });
  return new Map(
    z
      .array(medicalVisitSchema)
      .parse(rows)
      .map((visit) => [visit.planItemId, visit]),
  );
}
