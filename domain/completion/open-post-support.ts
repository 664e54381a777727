import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { addMonths } from '#domain/calendar/plain-date';
import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { rollForward } from '#domain/calendar/work-calendar';
import { instantInZone, isoWithOffset } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { getSupportedCase, type SupportedCase } from '#domain/plans/supported-case';
import { notePostSupport } from '#domain/register/follow-post-support';
import { findRegisterEntry } from '#domain/register/register-view';
import { readSetting } from '#domain/settings/read-setting';
import { insertObservations, insertPostSupport, selectObservations } from './post-support-store.ts';

export const openPostSupportInput = z.object({ caseId: z.uuid() });

/** Tasks of an observation open when the working day begins. */
const OPENING_TIME = '09:00';

/**
 * Opens three months of post-support from the removal with decision б, with observations at an interval, monthly by default; the term
 * ends on a working day (П1 п.5.9; П4–11 ст.VII; Civil Code art. 193; T-099, T-100, T-101, T-247).
 */
export async function openPostSupport(
  ctx: Context,
  input: z.input<typeof openPostSupportInput>,
): Promise<{ observationTimes: string; observationGraceDuration: string }> {
  const { caseId } = openPostSupportInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const entry = await findRegisterEntry(tx, caseId);
    if (!entry?.removedOn || entry.removalGround !== 'completed') {
      throw new DomainError(
        'NO_POST_SUPPORT',
        'Постсопровождение проводится только после завершения с положительным результатом.',
      );
    }

    const days = await planObservations(tx, found, entry.removedOn);
    const last = days.at(-1);
    if (!last) throw new Error('post-support has no end');
    const isNew = await insertPostSupport(tx.db, {
      caseId,
      startsOn: entry.removedOn,
      endsOn: last.date,
      isEndProvisional: last.isProvisional,
    });
    if (isNew) {
      await notePostSupport(tx, { caseId });
      await insertObservations(
        tx.db,
        caseId,
        days.map(({ date }) => date),
        tx.now,
      );
      await recordEvent(tx, {
        action: 'post-support.opened',
        objectKind: 'case',
        objectId: caseId,
        caseId,
        centreId: found.centreId,
        after: { startsOn: entry.removedOn, endsOn: last.date, observations: days.length },
      });
    }
    const planned = await selectObservations(tx.db, caseId);
    const times = planned.map(({ plannedOn }) =>
      isoWithOffset(instantInZone(plannedOn, OPENING_TIME, found.timeZone), found.timeZone),
    );
    const graceDays = await readSetting(tx, 'observationGraceDays', found.centreId);
    return { observationTimes: times.join(','), observationGraceDuration: `P${graceDays}D` };
  });
}

/** One day per interval and one at the end; each is counted from the start, so that a day off does not push the later ones. */
async function planObservations(
  ctx: Context,
  found: SupportedCase,
  startsOn: string,
): Promise<{ date: string; isProvisional: boolean }[]> {
  const calendar = await readWorkCalendar(ctx, found.region);
  const months = await readSetting(ctx, 'postSupportMonths', found.centreId);
  const interval = await readSetting(ctx, 'observationIntervalMonths', found.centreId);
  const counts = Array.from({ length: Math.ceil(months / interval) }, (_, index) => Math.min((index + 1) * interval, months));
  return counts.map((count) => rollForward(calendar, addMonths(startsOn, count)));
}
