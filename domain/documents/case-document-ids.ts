import type { Context } from '#domain/context';
import { listDocumentRows } from './document-store.ts';

/** Ids of the documents that a case has: what may be attached to something of this case (П1 п.5.11; T-069). */
export async function listCaseDocumentIds(ctx: Context, caseId: string): Promise<string[]> {
  return (await listDocumentRows(ctx.db, caseId)).map(({ id }) => id);
}
