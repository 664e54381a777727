import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { recomputeDeadlines } from '#domain/deadlines/recompute-deadlines';
import { DomainError } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { z } from 'zod';
import { dayKind, listDays, listYears, replaceYear, type StoredDay } from './calendar-store.ts';
import { yearOf } from './plain-date.ts';

const dayInput = z.strictObject({
  date: z.iso.date('Такой даты нет.'),
  kind: dayKind,
  name: z.string().trim().max(200).nullish(),
  transferredFrom: z.iso.date('Такой даты нет.').nullish(),
});

const calendarInput = z
  .strictObject({
    region: z.string().regex(/^RU(-[A-Z]{2,3})?$/, 'Код региона: RU или RU-XX.'),
    year: z.int().min(2017).max(2100),
    decree: z.string().trim().min(1, 'Укажите постановление.').max(300).nullable(),
    isComplete: z.boolean(),
    days: z.array(dayInput).max(366, 'В году не больше 366 дней.'),
  })
  .refine((input) => input.days.every((day) => yearOf(day.date) === input.year), {
    path: ['days'],
    message: 'Все дни — одного года.',
  })
  .refine((input) => new Set(input.days.map((day) => day.date)).size === input.days.length, {
    path: ['days'],
    message: 'День указан дважды.',
  });

export type CalendarInput = z.input<typeof calendarInput>;

/**
 * Loads a decree or edits the days of a year; open deadlines that it touches move, with the engine's timers (T-055, T-056).
 * The year is replaced as a whole. Returns how many deadlines moved.
 */
export async function changeCalendar(ctx: Context, given: CalendarInput): Promise<{ movedDeadlines: number }> {
  const input = parseInput(calendarInput, given);
  if (input.isComplete && input.decree === null) {
    throw new DomainError('DECREE_REQUIRED', 'Без постановления год остается предварительным: укажите постановление.');
  }
  return inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'calendar.manage', 'do', {});
    const days = input.days.map((day): StoredDay => ({
      ...day,
      name: day.name ?? null,
      transferredFrom: day.transferredFrom ?? null,
    }));
    const [year] = await listYears(tx.db, [input.region], input.year);
    const before = await listDays(tx.db, [input.region], input.year);
    await replaceYear(tx.db, { ...input, days, loadedAt: tx.now, loadedBy: tx.actor.id });
    await recordEvent(tx, {
      action: 'calendar.changed',
      objectKind: 'calendar-year',
      objectId: `${input.region}:${input.year}`,
      before: { isComplete: year?.isComplete ?? false, days: kindsByDate(before) },
      after: { isComplete: input.isComplete, days: kindsByDate(days) },
    });
    return { movedDeadlines: await recomputeDeadlines(tx, input.region) };
  });
}

function kindsByDate(days: readonly StoredDay[]): Record<string, string> {
  return Object.fromEntries(days.map((day) => [day.date, day.kind]));
}
