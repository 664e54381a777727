import { z } from 'zod';
import { plainDate } from './common.ts';

export const region = z.string().regex(/^RU(-[A-Z]{2,3})?$/, 'Код региона: RU или RU-XX.');
export const calendarParams = z.strictObject({
  year: z.coerce.number({ error: 'Год — число от 2017 до 2100.' }).int().min(2017).max(2100),
});

export const calendarDay = z.object({
  date: plainDate,
  kind: z.enum(['off', 'short', 'work']),
  name: z.string().nullable(),
  transferredFrom: plainDate.nullable(),
});

/** All days of the year that differ from an ordinary week, and the source that says so. */
export const calendarYear = z.object({
  year: z.int(),
  region: z.string(),
  /** Null while there is no decree: the year is computed from the Labour Code. */
  decree: z.string().nullable(),
  isProvisional: z.boolean(),
  workingDays: z.int(),
  days: z.array(calendarDay),
});

export const replaceCalendarRequest = z.strictObject({
  region,
  decree: z.string().trim().min(1, 'Укажите постановление.').max(300).nullable(),
  isComplete: z.boolean(),
  days: z
    .array(
      z.strictObject({
        date: plainDate,
        kind: z.enum(['off', 'short', 'work']),
        name: z.string().trim().max(200).nullable().optional(),
        transferredFrom: plainDate.nullable().optional(),
      }),
    )
    .max(366, 'В году не больше 366 дней.'),
});
export const replaceCalendarAnswer = z.object({ movedDeadlines: z.int() });

export type CalendarDay = z.infer<typeof calendarDay>;
export type CalendarYear = z.infer<typeof calendarYear>;
export type ReplaceCalendarRequest = z.input<typeof replaceCalendarRequest>;
export type ReplaceCalendarAnswer = z.infer<typeof replaceCalendarAnswer>;
