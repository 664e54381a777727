import { formatDate, formatDayAndMonth } from './dates.ts';
import { countOf, WORKING_DAYS } from './plural.ts';

export type DeadlineTone = 'overdue' | 'today' | 'later' | 'none';

export interface DeadlineWords {
  readonly tone: DeadlineTone;
  readonly text: string;
}

/** A deadline in words; the server counts working days by the centre's calendar, the browser never does. */
export function describeDeadline(dueOn: string | null, workingDaysLeft: number | null, isProvisional = false): DeadlineWords {
  if (dueOn === null) return { tone: 'none', text: 'без срока' };
  const mark = isProvisional ? ', предварительно' : '';
  if (workingDaysLeft === null) return { tone: 'later', text: `до ${formatDate(dueOn)}${mark}` };
  if (workingDaysLeft < 0) return { tone: 'overdue', text: `просрочено на ${countOf(-workingDaysLeft, WORKING_DAYS)}${mark}` };
  if (workingDaysLeft === 0) return { tone: 'today', text: `срок сегодня${mark}` };
  const verb = workingDaysLeft % 10 === 1 && workingDaysLeft % 100 !== 11 ? 'остался' : 'осталось';
  return { tone: 'later', text: `${verb} ${countOf(workingDaysLeft, WORKING_DAYS)} (до ${formatDayAndMonth(dueOn)}${mark})` };
}
