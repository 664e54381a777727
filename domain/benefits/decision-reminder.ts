import { instantInZone } from '#domain/calendar/zoned-time';
import type { SupportedCase } from '#domain/plans/supported-case';

/** Reminders arrive when the working day begins. */
const REMINDER_TIME = '09:00';

/** When the curator is reminded that the decision is due: on the morning of its day (П4–11 ст.V; T-073). */
export function decisionReminderAt(found: SupportedCase, decisionDueOn: string): Date {
  return instantInZone(decisionDueOn, REMINDER_TIME, found.timeZone);
}
