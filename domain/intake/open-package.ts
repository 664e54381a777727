import { getCase } from '#domain/cases/get-case';
import { listCaseDocumentTypes } from '#domain/checklists/case-document-types';
import type { Context } from '#domain/context';
import { insertItems } from './package-store.ts';

/** Lays out the package of a new case by the list of its opening day, with what came at the registration (П4–11 ст.I; T-028, T-030). */
export async function openPackage(
  ctx: Context,
  caseId: string,
  received: { readonly codes: readonly string[]; readonly on: string },
): Promise<void> {
  const types = await listCaseDocumentTypes(ctx, await getCase(ctx, caseId), 'package');
  await insertItems(
    ctx.db,
    caseId,
    types.map(({ code, label, requiredFor }) => {
      const isReceived = received.codes.includes(code);
      return { code, label, isRequired: requiredFor.length > 0, isReceived, receivedOn: isReceived ? received.on : null };
    }),
  );
}
