import { recordEvent } from '#domain/audit/record-event';
import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { addWorkingDays } from '#domain/calendar/work-calendar';
import { inTransaction, type Context } from '#domain/context';
import { getSupportedCase } from '#domain/plans/supported-case';
import { readSetting } from '#domain/settings/read-setting';
import { z } from 'zod';
import { lockQuestionForChange } from './decide-municipal-question.ts';
import { updateQuestion } from './municipal-store.ts';

export const municipalQuestionInput = z.object({ municipalQuestionId: z.uuid() });

/** Records that the confirmed question went to the municipal body, once, with the day by which its answer is looked for (П1 п.4.13; T-103). */
export async function sendMunicipalQuestion(ctx: Context, input: z.input<typeof municipalQuestionInput>): Promise<void> {
  const { municipalQuestionId } = municipalQuestionInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const question = await lockQuestionForChange(tx, municipalQuestionId);
    if (question.status !== 'confirmed') return;
    const found = await getSupportedCase(tx, question.caseId);
    const days = await readSetting(tx, 'municipalAnswerWorkingDays', found.centreId);
    const { date: answerDueOn } = addWorkingDays(await readWorkCalendar(tx, found.region), found.today, days);
    await updateQuestion(tx.db, question.id, { status: 'sent', sentOn: found.today, answerDueOn });
    await recordEvent(tx, {
      action: 'municipal-question.sent',
      objectKind: 'municipal-question',
      objectId: question.id,
      caseId: question.caseId,
      centreId: found.centreId,
      after: { number: question.number, organisationId: question.organisationId, sentOn: found.today, answerDueOn },
    });
  });
}
