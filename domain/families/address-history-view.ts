import type { Context } from '#domain/context';
import { listUserNames } from '#domain/users/user-name-view';
import { listFormerAddresses } from './address-history-store.ts';

/** Where a family lived before, the last address first (П1 п.5.8 в; T-094). */
export async function listAddressHistory(ctx: Context, familyId: string) {
  const former = await listFormerAddresses(ctx.db, familyId);
  const users = await listUserNames(
    ctx,
    former.flatMap(({ replacedBy }) => replacedBy ?? []),
  );
  return former.map(({ district, settlement, street, house, flat, note, leftOn, replacedAt, replacedBy }) => ({
    address: { district, settlement, street, house, flat, note },
    leftOn,
    replacedAt,
    replacedBy: users.get(replacedBy ?? '') ?? null,
  }));
}
