import { z } from 'zod';
import { inTransaction, type Context } from '#domain/context';
import { listWithoutBasis } from '#domain/consents/require-exchange-basis';
import { findPlacedMeasure } from '#domain/plans/plan-reading';
import { issueEngagementLetter } from '#domain/requests/engagement-letter';
import { endEngagement } from './end-engagement.ts';
import { lockEngagementForChange } from './get-engagement.ts';

export const sendAgencyRequestInput = z.object({ engagementId: z.uuid() });

/**
 * Writes the numbered letter to the organisation that is asked, once, and says when the curator is reminded. What the family has taken back
 * meanwhile is not sent: the engagement ends as withdrawn, and the curator looks for somebody else (П1 п.5.3; T-077, T-078, T-198).
 */
export async function sendAgencyRequest(
  ctx: Context,
  input: z.input<typeof sendAgencyRequestInput>,
): Promise<{ replyReminderAt: string }> {
  const { engagementId } = sendAgencyRequestInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const engagement = await lockEngagementForChange(tx, engagementId);
    const item = await findPlacedMeasure(tx, engagement.planItemId);
    if (!item) throw new Error('an engagement belongs to no measure of an effective plan');
    const isAsked = engagement.status === 'requested';
    const hasBasis = isAsked && (await listWithoutBasis(tx, item.caseId, item.targetPersonIds)).length === 0;
    if (isAsked && !hasBasis)
      await endEngagement(tx, engagement, { status: 'withdrawn', reason: 'Нет согласия семьи на передачу сведений.' });
    return { replyReminderAt: await issueEngagementLetter(tx, { engagement, subject: item.text, isToBeSent: hasBasis }) };
  });
}
