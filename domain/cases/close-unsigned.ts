import { inTransaction, type Context } from '#domain/context';
import { releaseCurator } from '#domain/curators/settle-curator';
import { meetDeadline } from '#domain/deadlines/meet-deadline';
import { removeFromRegister } from '#domain/register/remove-from-register';
import { archiveCase, changeCaseStatus } from './change-case-status.ts';

/** Ends a case whose family refused to sign the approved ИПССС; its register entry closes with that ground (П1 п.4.9; T-040, AMB-10, AMB-51). */
export async function closeUnsigned(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await removeFromRegister(tx, { caseId, ground: 'signature-refused' });
    await changeCaseStatus(tx, { caseId, to: 'closed', ground: 'signature-refused' });
    await meetDeadline(tx, { caseId });
    await releaseCurator(tx, { caseId });
    await archiveCase(tx, { caseId });
  });
}
