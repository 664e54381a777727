import type { Knex } from 'knex';
import { z } from 'zod';

const formerRow = z.object({
  district: z.string(),
  settlement: z.string().nullable(),
  street: z.string().nullable(),
  house: z.string().nullable(),
  flat: z.string().nullable(),
  note: z.string().nullable(),
  leftOn: z.iso.date(),
  replacedAt: z.date(),
  replacedBy: z.uuid().nullable(),
});
export type FormerAddress = z.infer<typeof formerRow>;

export async function insertFormerAddress(db: Knex, given: FormerAddress & { readonly familyId: string }): Promise<void> {
  await db('app.family_addresses').insert({
    family_id: given.familyId,
    district: given.district,
    settlement: given.settlement,
    street: given.street,
    house: given.house,
    flat: given.flat,
    note: given.note,
    left_on: given.leftOn,
    replaced_at: given.replacedAt,
    replaced_by: given.replacedBy,
  });
}

/** Addresses that a family had, the last one first. */
export async function listFormerAddresses(db: Knex, familyId: string): Promise<FormerAddress[]> {
  const rows: unknown = await db('app.family_addresses')
    .select({
      district: 'district',
      settlement: 'settlement',
      street: 'street',
      house: 'house',
      flat: 'flat',
      note: 'note',
      leftOn: 'left_on',
      replacedAt: 'replaced_at',
      replacedBy: 'replaced_by',
    })
    .where({ family_id: familyId })
    .orderBy('replaced_at', 'desc');
  return z.array(formerRow).parse(rows);
}
