import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { addWorkingDays } from '#domain/calendar/work-calendar';
import { isoWithOffset } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { getSupportedCase } from '#domain/plans/supported-case';
import { readSetting } from '#domain/settings/read-setting';
import { lockApplication, updateSubmitted } from './application-store.ts';
import { decisionReminderAt } from './decision-reminder.ts';

export const submitApplicationInput = z.object({
  planItemId: z.uuid(),
  submittedOn: z.iso.date(),
  bodyNumber: z.string().trim().min(1).optional(),
  papers: z.array(z.string().trim().min(1)).min(1),
});

/** Records that the application went to the body, with its papers, and says when the decision is due (П4–11 ст.V; T-073, T-247). */
export async function submitApplication(
  ctx: Context,
  input: z.input<typeof submitApplicationInput>,
): Promise<{ decisionDueAt: string }> {
  const { planItemId, ...given } = submitApplicationInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx.db, planItemId);
    if (!application) throw notFound('Заявление не найдено.');
    if (application.submittedOn !== null) throw new DomainError('ALREADY_SUBMITTED', 'Заявление уже подано.');
    const found = await getSupportedCase(tx, application.caseId);
    if (given.submittedOn < application.preparedOn || given.submittedOn > found.today) {
      throw invalidInput('Дата подачи — от подготовки заявления до сегодняшнего дня.', {
        '/submittedOn': 'Проверьте дату подачи.',
      });
    }
    const workingDays = await readSetting(tx, 'benefitDecisionWorkingDays', found.centreId);
    const due = addWorkingDays(await readWorkCalendar(tx, found.region), given.submittedOn, workingDays);
    await updateSubmitted(tx.db, application.id, {
      ...given,
      bodyNumber: given.bodyNumber ?? null,
      decisionDueOn: due.date,
      isDueProvisional: due.isProvisional,
    });
    await recordEvent(tx, {
      action: 'application.submitted',
      objectKind: 'application',
      objectId: application.number,
      caseId: found.id,
      centreId: found.centreId,
      after: { number: application.number, submittedOn: given.submittedOn, decisionDueOn: due.date, papers: given.papers.length },
    });
    return { decisionDueAt: isoWithOffset(decisionReminderAt(found, due.date), found.timeZone) };
  });
}
