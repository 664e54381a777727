import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { getSupportedCase } from '#domain/plans/supported-case';
import {
  familyStateSchema,
  fillObservation,
  findPostSupport,
  selectObservations,
  updateAreaSpecialist,
} from './post-support-store.ts';

const text = z.string().trim().min(1);

export const recordObservationInput = z.object({
  caseId: z.uuid(),
  taskId: z.string(),
  observedOn: z.iso.date(),
  form: z.enum(['visit', 'meeting', 'call']),
  familyState: familyStateSchema,
  riskSigns: text.optional(),
  actions: text,
  /** Who looks after the family in its area, if somebody is named (T-100). */
  areaSpecialist: text.max(200).optional(),
});

/** Fills the next planned observation of the post-support diary (П1 п.5.9; T-099, T-101). */
export async function recordObservation(ctx: Context, input: z.input<typeof recordObservationInput>): Promise<void> {
  const { caseId, taskId, riskSigns, areaSpecialist, ...given } = recordObservationInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const support = await findPostSupport(tx.db, caseId);
    const next = (await selectObservations(tx.db, caseId)).find((observation) => observation.observedOn === null);
    if (!support || !next) throw new DomainError('NO_OBSERVATION_PLANNED', 'Запланированных наблюдений больше нет.');
    if (given.observedOn < support.startsOn || given.observedOn > found.today) {
      throw invalidInput('Дата наблюдения — от начала постсопровождения до сегодняшнего дня.', {
        '/observedOn': 'Проверьте дату наблюдения.',
      });
    }
    if (given.familyState === 'worse' && riskSigns === undefined) {
      throw invalidInput('Опишите признаки риска.', { '/riskSigns': 'Положение ухудшается: опишите признаки риска.' });
    }
    await fillObservation(tx.db, next.id, { ...given, riskSigns: riskSigns ?? null, taskId, authorId: tx.actor.id });
    if (areaSpecialist !== undefined) await updateAreaSpecialist(tx.db, caseId, areaSpecialist);
    await recordEvent(tx, {
      action: 'post-support.observed',
      objectKind: 'post-support-observation',
      objectId: next.id,
      caseId,
      centreId: found.centreId,
      after: { plannedOn: next.plannedOn, observedOn: given.observedOn, familyState: given.familyState },
    });
  });
}
