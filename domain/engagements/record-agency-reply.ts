import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getSupportedCase } from '#domain/plans/supported-case';
import { answerEngagementLetter } from '#domain/requests/answer-engagement-letter';
import { z } from 'zod';
import { endLinks } from './agency-link-store.ts';
import { updateEngagement } from './engagement-store.ts';
import { lockEngagementForChange } from './get-engagement.ts';

export const recordReplyInput = z.object({
  engagementId: z.uuid(),
  reply: z.enum(['agreed', 'refused']),
  repliedOn: z.iso.date(),
  replyText: z.string().trim().min(1).max(4000),
});

/**
 * Keeps whether the organisation helps with the measure, as it wrote or as it answered by its link; confirmed by the curator, once.
 * Who was withdrawn meanwhile can only be told of as lost (П1 п.5.1, 5.5; T-076, T-117).
 */
export async function recordAgencyReply(ctx: Context, input: z.input<typeof recordReplyInput>): Promise<void> {
  const { engagementId, reply, repliedOn, replyText } = recordReplyInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const engagement = await lockEngagementForChange(tx, engagementId);
    const found = await getSupportedCase(tx, engagement.caseId);
    if (engagement.status === 'withdrawn' || engagement.status === 'closed') {
      if (reply === 'agreed')
        throw new DomainError('ENGAGEMENT_OVER', 'Участие организации прекращено: отметьте отказ и выберите, кем её заменить.');
      return;
    }
    if (engagement.status !== 'requested') throw new DomainError('ALREADY_ANSWERED', 'Ответ организации уже внесён.');
    if (repliedOn < dateInZone(engagement.engagedAt, found.timeZone) || repliedOn > found.today)
      throw invalidInput('Проверьте дату ответа.', {
        '/repliedOn': 'Дата ответа — не раньше обращения и не позже сегодняшнего дня.',
      });
    await updateEngagement(tx.db, engagementId, {
      ...{ status: reply, repliedOn, replyText },
      ...(reply === 'refused' && { closedAt: tx.now }),
    });
    await endLinks(tx.db, engagementId, tx.now);
    await answerEngagementLetter(tx, {
      engagementId,
      answer: reply === 'agreed' ? 'accepted' : 'refused',
      answerText: replyText,
      answeredOn: repliedOn,
    });
    await recordEvent(tx, {
      action: 'engagement.replied',
      objectKind: 'engagement',
      objectId: engagementId,
      caseId: engagement.caseId,
      centreId: found.centreId,
      before: { status: engagement.status },
      after: { status: reply, repliedOn, planItemId: engagement.planItemId, organisationId: engagement.organisationId },
    });
  });
}
