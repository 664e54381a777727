import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import type { UnitPlace } from '#domain/users/unit-place';
import type { Appeal } from './appeal-input.ts';
import type { AppealRow } from './appeal-store.ts';
import { keepAppeal, type KeptAppeal } from './keep-appeal.ts';
import { receiveAppeal } from './receive-appeal.ts';

/**
 * Hands an appeal to the centre that serves the family's district: here it ends, there it is received today with a clock of its own,
 * and the first day of receipt stays beside it (П1 п.4.2; T-035).
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
    sourceKind: input.ground === 'message' ? input.sourceKind : undefined,
    content: formContentOf(input),
    origin: { appealId: kept.appealId, receivedOn },
  });
  await recordEvent(ctx, {
    action: 'appeal.transferred',
    objectKind: 'appeal',
    objectId: kept.appealId,
    centreId: unit.centreId,
    after: { number: kept.appealNumber, receivedOn, toCentreId },
  });
  return kept;
}

/** What the form of the other centre shows at first: without our unit and our day, and without what is not known. */
function formContentOf(input: Appeal): Record<string, unknown> {
  const known = Object.entries(input).filter(([name]) => name !== 'unitId' && name !== 'receivedOn');
  const text = JSON.stringify(Object.fromEntries(known), (_name, value: unknown) => (value === null ? undefined : value));
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
