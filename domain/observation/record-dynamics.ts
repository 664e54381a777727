import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { authoriseCase } from '#domain/cases/case-access';
import { inTransaction, type Context } from '#domain/context';
import { parseInput } from '#domain/parse-input';
import { dynamicsChangeSchema } from './dynamics.ts';
import { lockObservedCase } from './lock-observed-case.ts';
import { insertDynamics } from './observation-store.ts';
import { mayProposeProgress } from './may-propose-progress.ts';

const dynamicsInput = z.strictObject({
  caseId: z.uuid(),
  on: z.iso.date('Такой даты нет.'),
  change: dynamicsChangeSchema,
  comment: z.string().trim().min(1, 'Запишите, что вы наблюдали.').max(4000),
});

/**
 * Writes into the diary how the situation of the family has changed; «ухудшение» offers to bring the family before the consilium
 * (П1 п.5.5; T-118).
 */
export async function recordDynamics(
  ctx: Context,
  given: z.input<typeof dynamicsInput>,
): Promise<{ id: string; offersConsilium: boolean }> {
  const input = parseInput(dynamicsInput, given);
  return inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['observation.keep', 'do']);
    const found = await lockObservedCase(tx, input);
    const id = await insertDynamics(tx.db, { ...input, authorId: tx.actor.id, createdAt: tx.now });
    await recordEvent(tx, {
      action: 'dynamics.recorded',
      objectKind: 'dynamics-entry',
      objectId: id,
      caseId: found.id,
      centreId: found.centreId,
      after: { on: input.on, change: input.change },
    });
    return { id, offersConsilium: input.change === 'worse' && (await mayProposeProgress(tx, found)) };
  });
}
