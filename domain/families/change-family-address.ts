import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { insertFormerAddress } from './address-history-store.ts';
import type { Address } from './family-input.ts';
import { findFamily, updateFamily } from './family-store.ts';

export interface AddressChange {
  readonly familyId: string;
  /** The case in whose course the family moved. */
  readonly caseId: string;
  readonly address: Address;
  /** First day at the new address. */
  readonly since: string;
}

/** Gives a family its new address and keeps the one that it had (П1 п.5.8 в; T-094). The same address changes nothing. */
export async function changeFamilyAddress(ctx: Context, { familyId, caseId, address, since }: AddressChange): Promise<void> {
  const family = await findFamily(ctx.db, familyId);
  if (!family) throw notFound('Семья не найдена.');
  const { district, settlement, street, house, flat, addressNote } = family;
  const former: Address = { district, settlement, street, house, flat, note: addressNote };
  if (isSameAddress(former, address)) return;
  await insertFormerAddress(ctx.db, {
    ...former,
    familyId,
    leftOn: since,
    replacedAt: ctx.now,
    replacedBy: ctx.actor.kind === 'person' ? ctx.actor.id : null,
  });
  const { note, ...place } = address;
  await updateFamily(ctx.db, familyId, { ...place, addressNote: note });
  await recordEvent(ctx, {
    action: 'family.address-changed',
    objectKind: 'family',
    objectId: familyId,
    caseId,
    centreId: family.centreId,
    after: { since },
  });
}

const PARTS = ['district', 'settlement', 'street', 'house', 'flat', 'note'] as const;

function isSameAddress(one: Address, other: Address): boolean {
  return PARTS.every((part) => one[part] === other[part]);
}
