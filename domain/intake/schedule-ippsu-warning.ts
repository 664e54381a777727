import { addDays } from '#domain/calendar/plain-date';
import { instantInZone, isoWithOffset } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { readSetting } from '#domain/settings/read-setting';
import { z } from 'zod';
import { findServicesProgramme } from './services-programme.ts';

export const scheduleIppsuWarningInput = z.object({ caseId: z.uuid() });

/** Tasks that a date opens open when the working day begins. */
const OPENING_TIME = '09:00';

/**
 * When the curator has to see to a new programme of social services: some days before the present one ends. A programme whose renewal
 * the family has refused is not asked about again (П4–11 ст.I; П1 п.1.3; T-029).
 */
export async function scheduleIppsuWarning(
  ctx: Context,
  input: z.input<typeof scheduleIppsuWarningInput>,
): Promise<{ hasIppsuTerm: boolean; ippsuWarnAt: string }> {
  const { caseId } = scheduleIppsuWarningInput.parse(input);
  const { centreId, timeZone } = await getCase(ctx, caseId);
  const programme = await findServicesProgramme(ctx, caseId);
  if (!programme || programme.validTo === null || programme.renewalRefusedAt !== null) {
    return { hasIppsuTerm: false, ippsuWarnAt: '' };
  }
  const warnOn = addDays(programme.validTo, -(await readSetting(ctx, 'ippsuWarningDays', centreId)));
  return { hasIppsuTerm: true, ippsuWarnAt: isoWithOffset(instantInZone(warnOn, OPENING_TIME, timeZone), timeZone) };
}
