import { addDays } from '#domain/calendar/plain-date';
import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { addWorkingDays, isWorkingDay } from '#domain/calendar/work-calendar';
import { instantInZone, isoWithOffset } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import type { SupportedCase } from '#domain/plans/supported-case';
import { readSetting } from '#domain/settings/read-setting';

/** Reminders arrive when the working day begins. */
const REMINDER_TIME = '09:00';

/** The day by which an organisation answers a referral of today, in working days (П1 п.5.3; T-077, T-247). */
export async function answerDue(ctx: Context, found: SupportedCase): Promise<{ answerDueOn: string; isDueProvisional: boolean }> {
  const calendar = await readWorkCalendar(ctx, found.region);
  const due = addWorkingDays(calendar, found.today, await readSetting(ctx, 'letterAnswerWorkingDays', found.centreId));
  return { answerDueOn: due.date, isDueProvisional: due.isProvisional };
}

/** When the curator is reminded that the answer is due: some working days before, never before the letter went out (T-077). */
export async function answerReminderAt(
  ctx: Context,
  found: SupportedCase,
  letter: { issuedOn: string; answerDueOn: string },
): Promise<string> {
  const calendar = await readWorkCalendar(ctx, found.region);
  let date = letter.answerDueOn;
  for (let left = await readSetting(ctx, 'letterReminderWorkingDays', found.centreId); left > 0 && date > letter.issuedOn;) {
    date = addDays(date, -1);
    if (isWorkingDay(calendar, date).isWorking) left -= 1;
  }
  return isoWithOffset(instantInZone(date, REMINDER_TIME, found.timeZone), found.timeZone);
}
