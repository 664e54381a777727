import { addDays, type PlainDate } from '#domain/calendar/plain-date';
import { addWorkingDays, type WorkCalendar } from '#domain/calendar/work-calendar';
import { instantInZone } from '#domain/calendar/zoned-time';

export const RUNG_CODES = ['reminder-1', 'reminder-2', 'overdue'] as const;
export type RungCode = (typeof RUNG_CODES)[number];

export interface Rung {
  readonly code: RungCode;
  readonly workingDay: number;
  readonly firesAt: Date;
}

export interface Ladder {
  readonly dueOn: PlainDate;
  readonly isProvisional: boolean;
  readonly rungs: readonly Rung[];
}

export interface LadderTerms {
  /** Day of receipt of the appeal; it is not counted (AMB-05). */
  readonly startsOn: PlainDate;
  readonly workingDays: number;
  readonly reminderDays: readonly [number, number];
  readonly timeZone: string;
}

/** Reminders come when the working day begins; the deadline is missed at the first moment after its last day. */
const REMINDER_TIME = '09:00';

/** Due date, reminders and the moment of being overdue, in the centre's time zone (П1 п.4.4; T-055, T-057). */
export function buildLadder(calendar: WorkCalendar, terms: LadderTerms): Ladder {
  const due = addWorkingDays(calendar, terms.startsOn, terms.workingDays);
  const [first, second] = terms.reminderDays;
  return {
    dueOn: due.date,
    isProvisional: due.isProvisional,
    rungs: [
      reminder('reminder-1', first),
      reminder('reminder-2', second),
      { code: 'overdue', workingDay: terms.workingDays, firesAt: instantInZone(addDays(due.date, 1), '00:00', terms.timeZone) },
    ],
  };

  function reminder(code: RungCode, workingDay: number): Rung {
    const { date } = addWorkingDays(calendar, terms.startsOn, workingDay);
    return { code, workingDay, firesAt: instantInZone(date, REMINDER_TIME, terms.timeZone) };
  }
}
