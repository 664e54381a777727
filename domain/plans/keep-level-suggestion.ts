import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { levelSuggestionSchema } from './plan-levels.ts';
import { lockLatestPlanVersion, updatePlanVersion } from './plan-version-store.ts';
import { getSupportedCase } from './supported-case.ts';

export const keepLevelSuggestionInput = z.object({ caseId: z.uuid(), levelSuggestion: levelSuggestionSchema });

/**
 * Keeps what the decision table suggests beside the level that the curator proposes. It binds nobody; that the two differ
 * is written down (П1 п.4.8; T-065; AMB-48).
 */
export async function keepLevelSuggestion(ctx: Context, input: z.input<typeof keepLevelSuggestionInput>): Promise<void> {
  const { caseId, levelSuggestion } = keepLevelSuggestionInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const plan = await lockLatestPlanVersion(tx.db, caseId, ['draft', 'under-review']);
    if (!plan || plan.suggestedLevel === levelSuggestion) return;
    const { centreId } = await getSupportedCase(tx, caseId);
    await updatePlanVersion(tx.db, plan.id, { suggestedLevel: levelSuggestion });
    await recordEvent(tx, {
      action: 'plan.level-suggested',
      objectKind: 'plan-version',
      objectId: plan.id,
      caseId,
      centreId,
      after: {
        version: plan.version,
        suggestedLevel: levelSuggestion,
        proposedLevel: plan.proposedLevel,
        isDifferent: levelSuggestion !== 'none' && levelSuggestion !== plan.proposedLevel,
      },
    });
  });
}
