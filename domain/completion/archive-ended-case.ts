import { z } from 'zod';
import { archiveCase, changeCaseStatus } from '#domain/cases/change-case-status';
import { inTransaction, type Context } from '#domain/context';
import { releaseCurator } from '#domain/curators/settle-curator';
import { closeAfterPostSupport } from '#domain/register/follow-post-support';
import { getSupportedCase } from '#domain/plans/supported-case';

export const archiveEndedCaseInput = z.object({ caseId: z.uuid() });

/** Closes a case whose post-support is over, frees its curator and puts it into the archive, once (П1 п.5.9; П4–11 ст.VII; T-102). */
export async function archiveEndedCase(ctx: Context, input: z.input<typeof archiveEndedCaseInput>): Promise<void> {
  const { caseId } = archiveEndedCaseInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const { status } = await getSupportedCase(tx, caseId);
    if (status === 'post-support') await changeCaseStatus(tx, { caseId, to: 'closed', ground: 'completed' });
    await closeAfterPostSupport(tx, { caseId });
    await releaseCurator(tx, { caseId });
    await archiveCase(tx, { caseId });
  });
}
