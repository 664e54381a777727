import { recordEvent } from '#domain/audit/record-event';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { updateToStrict } from './document-store.ts';

/** Makes a scan strictly confidential once it is known for a medical document or an expert opinion (П1 п.5.11; T-195, T-196). */
export async function raiseConfidentiality(ctx: Context, given: { caseId: string; documentId: string }): Promise<void> {
  const isRaised = await updateToStrict(ctx.db, given);
  if (!isRaised) return;
  const { centreId } = await getCase(ctx, given.caseId);
  await recordEvent(ctx, {
    action: 'document.made-strict',
    objectKind: 'document',
    objectId: given.documentId,
    caseId: given.caseId,
    centreId,
    after: { confidentiality: 'strict' },
  });
}
