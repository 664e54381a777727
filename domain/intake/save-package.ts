import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { z } from 'zod';
import { listItems, updateItem, type PackageItem } from './package-store.ts';
import { keepProgramme, programmeInput } from './services-programme.ts';

const itemInput = z.object({
  state: z.enum(['received', 'missing', 'impossible']),
  receivedOn: z.iso.date().optional(),
  reason: z.string().trim().optional(),
});
type ItemInput = z.infer<typeof itemInput>;

/** What both forms of the package give: the two documents of the text, and those that the list of the case adds. */
export const packageInput = z.object({
  application: itemInput,
  ippsu: itemInput.extend(programmeInput.partial().shape),
  others: z.array(itemInput.extend({ code: z.string() })).default([]),
});
export type PackageInput = z.infer<typeof packageInput>;

/** What the package of a case consists of, and what of it is there (П4–11 ст.I; T-028). */
export async function listPackage(ctx: Context, caseId: string): Promise<PackageItem[]> {
  return listItems(ctx.db, caseId);
}

/** Required items that are neither received nor settled by the reason why they cannot be had (П4–11 ст.I; T-028, T-047). */
export function listMissing(items: readonly PackageItem[]): PackageItem[] {
  return items.filter((item) => item.isRequired && !item.isReceived && item.waivedReason === null);
}

/** A package is complete when none of its required items is missing (П4–11 ст.I; T-028). */
export function isPackageComplete(items: readonly PackageItem[]): boolean {
  return listMissing(items).length === 0;
}

/** Stores the state of every item of the package and says whether it is complete (П4–11 ст.I; T-028, T-029, T-047). */
export async function savePackage(
  ctx: Context,
  { caseId, items }: { caseId: string; items: PackageInput },
): Promise<{ isComplete: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const found = await getCase(tx, caseId);
    const today = dateInZone(tx.now, found.timeZone);
    const before = await listItems(tx.db, caseId);
    const given = placeItems(items);
    checkReceiptDates(given, today);
    for (const { code } of before) {
      const item = given.find((candidate) => candidate.code === code);
      if (item) await updateItem(tx.db, caseId, { code, ...stateOf(item, today) });
    }
    if (items.ippsu.state === 'received') await keepProgramme(tx, found, programmeInput.parse(items.ippsu), '/ippsu');
    const after = await listItems(tx.db, caseId);
    await recordEvent(tx, {
      action: 'package.checked',
      objectKind: 'package',
      objectId: caseId,
      caseId,
      centreId: found.centreId,
      before: describe(before),
      after: describe(after),
    });
    return { isComplete: isPackageComplete(after) };
  });
}

interface PlacedItem extends ItemInput {
  readonly code: string;
  readonly pointer: string;
}

function placeItems({ application, ippsu, others }: PackageInput): PlacedItem[] {
  return [
    { ...application, code: 'application', pointer: '/application' },
    { ...ippsu, code: 'ippsu', pointer: '/ippsu' },
    ...others.map((item, index) => ({ ...item, pointer: `/others/${index}` })),
  ];
}

function checkReceiptDates(items: readonly PlacedItem[], today: string): void {
  const future = items.filter(({ state, receivedOn }) => state === 'received' && receivedOn !== undefined && receivedOn > today);
  if (future.length === 0) return;
  const fields = future.map(({ pointer }) => [`${pointer}/receivedOn`, 'Дата получения не может быть в будущем.'] as const);
  throw invalidInput('Проверьте даты.', Object.fromEntries(fields));
}

function stateOf(item: ItemInput, today: string) {
  const isReceived = item.state === 'received';
  return {
    isReceived,
    receivedOn: isReceived ? (item.receivedOn ?? today) : null,
    waivedReason: item.state === 'impossible' ? (item.reason ?? null) : null,
  };
}

function describe(items: readonly PackageItem[]): Record<string, string> {
  return Object.fromEntries(
    items.map((item) => [item.code, item.isReceived ? 'received' : item.waivedReason ? 'impossible' : 'missing']),
  );
}
