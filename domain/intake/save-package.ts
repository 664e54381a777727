import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { z } from 'zod';
import { PACKAGE_LIST } from './package-list.ts';
import { listItems, updateItem, type PackageItem } from './package-store.ts';

const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => value ?? null);

const itemInput = z.object({
  state: z.enum(['received', 'missing', 'impossible']),
  receivedOn: z.iso.date().optional(),
  number: optional,
  issuedOn: optional,
  issuer: optional,
  validTo: optional,
  reason: optional,
});
export const packageInput = z.strictObject({ application: itemInput, ippsu: itemInput });

/** What the package of a case consists of, and what of it is there (П4–11 ст.I; T-028). */
export async function listPackage(ctx: Context, caseId: string): Promise<PackageItem[]> {
  return listItems(ctx.db, caseId);
}

/** An item that cannot be had is settled by its reason; what is neither received nor settled keeps the package incomplete. */
export function isPackageComplete(items: readonly PackageItem[]): boolean {
  return items.every((item) => item.isReceived || item.waivedReason !== null);
}

/** Stores the state of every item of the package and says whether it is complete (П4–11 ст.I; T-028, T-047). */
export async function savePackage(
  ctx: Context,
  { caseId, items }: { caseId: string; items: z.infer<typeof packageInput> },
): Promise<{ isComplete: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const found = await getCase(tx, caseId);
    const today = dateInZone(tx.now, found.timeZone);
    const before = await listItems(tx.db, caseId);
    for (const { code } of PACKAGE_LIST) {
      const item = items[code];
      const isReceived = item.state === 'received';
      if (isReceived && item.receivedOn && item.receivedOn > today) {
        throw invalidInput('Проверьте даты.', { [`/${code}/receivedOn`]: 'Дата получения не может быть в будущем.' });
      }
      const { number, issuedOn, issuer, validTo } = item;
      const hasRequisites = [number, issuedOn, issuer, validTo].some(Boolean);
      await updateItem(tx.db, caseId, {
        code,
        isReceived,
        receivedOn: isReceived ? (item.receivedOn ?? today) : null,
        waivedReason: item.state === 'impossible' ? item.reason : null,
        requisites: isReceived && hasRequisites ? { number, issuedOn, issuer, validTo } : null,
      });
    }
    const after = await listItems(tx.db, caseId);
    await recordEvent(tx, {
      action: 'package.checked',
      objectKind: 'package',
      objectId: caseId,
      caseId,
      centreId: found.centreId,
      before: stateOf(before),
      after: stateOf(after),
    });
    return { isComplete: isPackageComplete(after) };
  });
}

function stateOf(items: readonly PackageItem[]): Record<string, string> {
  return Object.fromEntries(
    items.map((item) => [item.code, item.isReceived ? 'received' : item.waivedReason ? 'impossible' : 'missing']),
  );
}
