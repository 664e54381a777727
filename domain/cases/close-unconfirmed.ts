import { inTransaction, type Context } from '#domain/context';
import { releaseCurator } from '#domain/curators/settle-curator';
import { meetDeadline } from '#domain/deadlines/meet-deadline';
import { archiveCase, changeCaseStatus } from './change-case-status.ts';

/**
 * Ends a case whose need the consilium did not confirm: no register entry, the provisional curator is released,
 * and the ten days end with the decision (П1 п.4.1, 4.4; T-062, T-063).
 */
export async function closeUnconfirmed(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await changeCaseStatus(tx, { caseId, to: 'closed', ground: 'need-not-confirmed' });
    await meetDeadline(tx, { caseId });
    await releaseCurator(tx, { caseId });
    await archiveCase(tx, { caseId });
  });
}
