import type { Knex } from 'knex';
import { z } from 'zod';

const itemRow = z.object({
  code: z.string(),
  label: z.string(),
  isRequired: z.boolean(),
  isReceived: z.boolean(),
  receivedOn: z.iso.date().nullable(),
  waivedReason: z.string().nullable(),
});
export type PackageItem = z.infer<typeof itemRow>;

export async function listItems(db: Knex, caseId: string): Promise<PackageItem[]> {
  const rows: unknown = await db('app.package_items')
    .select({
      code: 'code',
      label: 'label',
      isRequired: 'is_required',
      isReceived: 'is_received',
      receivedOn: 'received_on',
      waivedReason: 'waived_reason',
    })
    .where({ case_id: caseId })
    .orderByRaw(`array_position(array['application','ippsu'], code), label`);
  return z.array(itemRow).parse(rows);
}

export type NewItem = Pick<PackageItem, 'code' | 'label' | 'isRequired' | 'isReceived' | 'receivedOn'>;

export async function insertItems(db: Knex, caseId: string, items: readonly NewItem[]): Promise<void> {
  await db('app.package_items').insert(
    items.map((item) => ({
      case_id: caseId,
      code: item.code,
      label: item.label,
      is_required: item.isRequired,
      is_received: item.isReceived,
      received_on: item.receivedOn,
    })),
  );
}

export type PackageChange = Omit<PackageItem, 'label' | 'isRequired'>;

export async function updateItem(db: Knex, caseId: string, change: PackageChange): Promise<void> {
  await db('app.package_items')
    .where({ case_id: caseId, code: change.code })
    .update({ is_received: change.isReceived, received_on: change.receivedOn, waived_reason: change.waivedReason });
}
