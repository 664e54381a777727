import { addDays, type PlainDate } from '#domain/calendar/plain-date';

/** Days of the rhythm around a day: the last on which a visit was due without being made, and the next that comes. */
export interface VisitDays {
  readonly overdueOn: PlainDate | null;
  readonly nextOn: PlainDate;
}

/**
 * Counts the rhythm of visits from the last one, or from the beginning of support; each rhythm that passes without a visit
 * is due anew (П1 п.5.10; T-122; AMB-36).
 */
export function countVisitDays(given: { from: PlainDate; everyDays: number; today: PlainDate }): VisitDays {
  const { from, everyDays, today } = given;
  let nextOn = addDays(from, everyDays);
  let overdueOn: PlainDate | null = null;
  while (nextOn <= today) {
    overdueOn = nextOn;
    nextOn = addDays(nextOn, everyDays);
  }
  return { overdueOn, nextOn };
}
