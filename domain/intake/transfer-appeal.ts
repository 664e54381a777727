import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import type { UnitPlace } from '#domain/users/unit-place';
import { makeAnswer } from './answer-sender.ts';
import type { Appeal } from './appeal-input.ts';
import type { AppealRow } from './appeal-store.ts';
import { formContentOf } from './form-content.ts';
import { keepAppeal, type KeptAppeal } from './keep-appeal.ts';
import { receiveAppeal } from './receive-appeal.ts';
import { senderOf } from './sender-of.ts';

/**
 * Hands an appeal to the centre that serves the family's district: here it ends, there it is received today with a clock of its own,
 * and the first day of receipt stays beside it. The sender of a message hears here that it was accepted, and from the other centre
 * what comes of it: nobody has considered it yet (П1 п.4.2, 4.3; T-035, T-072).
 */
export async function transferAppeal(
  ctx: Context,
  given: { input: Appeal; unit: UnitPlace; today: string; received: AppealRow | undefined; toCentreId: string },
): Promise<KeptAppeal> {
  const { input, unit, today, received, toCentreId } = given;
  const kept = await keepAppeal(ctx, { input, unit, today, received, end: { status: 'transferred' } });
  const { receivedOn } = input;
  await receiveAppeal(ctx, {
    centreId: toCentreId,
    ground: input.ground,
    receivedOn: today,
    problem: input.problem,
    content: formContentOf(input),
    originAppealId: kept.appealId,
    originReceivedOn: receivedOn,
    ...(input.ground === 'message' && {
      sourceKind: input.sourceKind,
      sender: senderOf(input.sourceKind, input.sender),
    }),
  });
  await makeAnswer(ctx, { appealId: kept.appealId, kind: 'accepted' });
  await recordEvent(ctx, {
    action: 'appeal.transferred',
    objectKind: 'appeal',
    objectId: kept.appealId,
    centreId: unit.centreId,
    after: { number: kept.appealNumber, receivedOn, toCentreId },
  });
  return kept;
}
