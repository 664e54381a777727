import { z } from 'zod';
import { addDays, addMonths, russianDate } from '#domain/calendar/plain-date';

/** How often a measure is repeated inside its period (П2; T-141). */
export const PERIODICITIES = [
  { code: 'daily', label: 'ежедневно' },
  { code: 'weekly', label: 'еженедельно' },
  { code: 'fortnightly', label: 'раз в две недели' },
  { code: 'monthly', label: 'ежемесячно' },
  { code: 'quarterly', label: 'ежеквартально' },
] as const;

export const periodicitySchema = z.enum(PERIODICITIES.map(({ code }) => code));
export type Periodicity = z.infer<typeof periodicitySchema>;

/** «Сроки исполнения»: a date (both days are the same), a period, or a period with its periodicity. */
export interface MeasureTerm {
  readonly fromOn: string;
  readonly dueOn: string;
  readonly periodicity: Periodicity | null;
}

const STEP_DAYS: Readonly<Partial<Record<Periodicity, number>>> = { daily: 1, weekly: 7, fortnightly: 14 };
const STEP_MONTHS: Readonly<Partial<Record<Periodicity, number>>> = { monthly: 1, quarterly: 3 };

/** The days on which a periodic measure takes place; each is counted from the first, so that 31 January does not drift (П2; T-141). */
export function occurrencesOf({ fromOn, dueOn, periodicity }: MeasureTerm): string[] {
  if (periodicity === null) return [];
  const days: string[] = [];
  for (let step = 0; ; step += 1) {
    const day = dayOf(fromOn, periodicity, step);
    if (day > dueOn) return days;
    days.push(day);
  }
}

function dayOf(fromOn: string, periodicity: Periodicity, step: number): string {
  const months = STEP_MONTHS[periodicity];
  return months === undefined ? addDays(fromOn, step * (STEP_DAYS[periodicity] ?? 1)) : addMonths(fromOn, step * months);
}

/** The term in the words of the form: a date, a period, or a periodicity with its period (П2; T-141). */
export function describeTerm({ fromOn, dueOn, periodicity }: MeasureTerm): string {
  const period = fromOn === dueOn ? russianDate(dueOn) : `${russianDate(fromOn)} – ${russianDate(dueOn)}`;
  return periodicity === null ? period : `${periodicityLabel(periodicity)}, ${period}`;
}

const periodicityLabel = (periodicity: Periodicity): string =>
  PERIODICITIES.find(({ code }) => code === periodicity)?.label ?? periodicity;

/** The shortest whole number of months that reaches the end (T-084). */
export function monthsBetween(startsOn: string, endsOn: string): number {
  let months = 1;
  while (addMonths(startsOn, months) < endsOn) months += 1;
  return months;
}
