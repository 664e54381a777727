import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { describeMeasure } from '#domain/measures/measure-facts';
import { findEngagementLetter } from '#domain/requests/find-engagement-letter';
import type { PreparedForm } from '#domain/tasks/task-form';
import type { Engagement } from './engagement.ts';

/** What a curator must know of an engagement: the measure, who was asked for what, by which letter, and whether it still holds (T-076, T-117). */
export async function describeEngagement(ctx: Context, engagement: Engagement): Promise<PreparedForm['facts']> {
  const { organisation, specialist, question, status, withdrawnOn, replyText } = engagement;
  const letter = await findEngagementLetter(ctx, engagement.id);
  return [
    ...(await describeMeasure(ctx, engagement.planItemId)),
    { label: 'Организация', value: specialist === null ? organisation : `${organisation}, ${specialist}` },
    { label: 'О чём просим', value: question },
    ...(letter
      ? [
          {
            label: 'Письмо',
            value: `№ ${letter.number} от ${russianDate(letter.issuedOn)}, ответ до ${russianDate(letter.answerDueOn)}`,
          },
        ]
      : []),
    ...(replyText === null ? [] : [{ label: 'Ответ организации', value: replyText }]),
    ...(status === 'withdrawn' && withdrawnOn !== null
      ? [{ label: 'Участие прекращено', value: `согласие семьи отозвано ${russianDate(withdrawnOn)}` }]
      : []),
  ];
}
