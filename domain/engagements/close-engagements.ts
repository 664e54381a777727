import type { Context } from '#domain/context';
import { inTransaction } from '#domain/context';
import { closeLetters } from '#domain/requests/close-letters';
import { endEngagement } from './end-engagement.ts';
import { lockOpenEngagements } from './engagement-store.ts';

/** What a closed measure leaves behind: nobody is asked any more, links are void, no letter waits (T-076, T-117). */
export async function closeEngagements(ctx: Context, planItemId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const engagement of await lockOpenEngagements(tx.db, planItemId))
      await endEngagement(tx, engagement, { status: 'closed' });
    await closeLetters(tx, planItemId);
  });
}
