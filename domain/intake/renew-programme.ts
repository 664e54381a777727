import { recordEvent } from '#domain/audit/record-event';
import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { invalidInput, notFound } from '#domain/errors';
import { keepProgramme, type ProgrammeInput } from './services-programme.ts';
import { markRenewalRefused, selectCurrentProgramme } from './services-programme-store.ts';

/** Keeps the programme that follows the present one; it has to end later, or nothing is renewed (П4–11 ст.I; T-029). */
export async function renewProgramme(ctx: Context, found: Case, given: ProgrammeInput): Promise<void> {
  const current = await selectCurrentProgramme(ctx.db, found.id);
  if (current?.validTo && given.validTo <= current.validTo) {
    throw invalidInput('Проверьте срок новой ИППСУ.', { '/validTo': 'Новая ИППСУ должна действовать дольше прежней.' });
  }
  await keepProgramme(ctx, found, given);
}

/** The family will have no further programme: nobody is warned of the end of this one again (П4–11 ст.I; T-029). */
export async function refuseRenewal(ctx: Context, found: Case, reason: string): Promise<void> {
  const current = await selectCurrentProgramme(ctx.db, found.id);
  if (!current) throw notFound('У семьи нет ИППСУ.');
  await markRenewalRefused(ctx.db, current.id, { reason, at: ctx.now });
  await recordEvent(ctx, {
    action: 'services-programme.renewal-refused',
    objectKind: 'services-programme',
    objectId: current.id,
    caseId: found.id,
    centreId: found.centreId,
    after: { version: current.version, validTo: current.validTo },
  });
}
