import { dateInZone } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import type { DocumentList, DocumentType } from './document-type.ts';
import { selectTypesOn } from './document-type-store.ts';

/** The list of documents that holds for a case: the one of the day on which it was opened (П4–11 ст.I, III; T-030). */
export async function listCaseDocumentTypes(
  ctx: Context,
  found: Pick<Case, 'centreId' | 'openedAt' | 'timeZone'>,
  list: DocumentList,
): Promise<DocumentType[]> {
  return listDocumentTypesOn(ctx, { list, centreId: found.centreId, on: dateInZone(found.openedAt, found.timeZone) });
}

/** The list of documents of a centre as it is on a day (П4–11 ст.I; T-028, T-030). */
export async function listDocumentTypesOn(
  ctx: Context,
  given: { list: DocumentList; centreId: string; on: string },
): Promise<DocumentType[]> {
  return selectTypesOn(ctx.db, given);
}
