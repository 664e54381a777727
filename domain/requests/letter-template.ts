import { authoriseCase } from '#domain/cases/case-access';
import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { placeOf } from '#domain/plans/plan-item';
import { findPlacedMeasure } from '#domain/plans/plan-reading';
import { getSupportedCase } from '#domain/plans/supported-case';
import { answerDue } from './answer-term.ts';

export interface LetterTemplate {
  readonly subject: string;
  readonly text: string;
  readonly answerDueOn: string;
}

/** A letter about a measure as it is begun: subject, words and term, for the curator to change. It names nobody of the family (П1 п.5.3; T-077, T-194). */
export async function draftLetter(
  ctx: Context,
  { caseId, planItemId }: { caseId: string; planItemId: string },
): Promise<LetterTemplate> {
  const acting = await authoriseCase(ctx, caseId, ['letter.handle', 'do']);
  const item = await findPlacedMeasure(acting, planItemId);
  if (item?.caseId !== caseId) throw notFound('Мероприятие не найдено.');
  const found = await getSupportedCase(acting, caseId);
  const { answerDueOn } = await answerDue(acting, found);
  return {
    subject: item.text,
    answerDueOn,
    text:
      `${found.centreName} сопровождает семью по делу № ${found.number}. В индивидуальную программу сопровождения включено ` +
      `мероприятие ${placeOf(item)} «${item.text}» со сроком до ${russianDate(item.dueOn)}. ` +
      `Просим содействовать в его выполнении и сообщить о результате до ${russianDate(answerDueOn)}.`,
  };
}
