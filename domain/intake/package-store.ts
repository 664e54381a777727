import type { Knex } from 'knex';
import { z } from 'zod';
import { PACKAGE_LIST, PACKAGE_LIST_VERSION } from './package-list.ts';

const requisitesSchema = z.object({
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  issuer: z.string().nullable(),
  validTo: z.string().nullable(),
});
export type Requisites = z.infer<typeof requisitesSchema>;

const itemRow = z.object({
  code: z.string(),
  label: z.string(),
  isReceived: z.boolean(),
  receivedOn: z.iso.date().nullable(),
  waivedReason: z.string().nullable(),
  requisites: requisitesSchema.nullable(),
});
export type PackageItem = z.infer<typeof itemRow>;

export async function listItems(db: Knex, caseId: string): Promise<PackageItem[]> {
  const rows: unknown = await db('app.package_items')
    .select({
      code: 'code',
      label: 'label',
      isReceived: 'is_received',
      receivedOn: 'received_on',
      waivedReason: 'waived_reason',
      requisites: 'requisites',
    })
    .where({ case_id: caseId })
    .orderBy('code');
  return z.array(itemRow).parse(rows);
}

export async function insertPackage(db: Knex, caseId: string, received: { codes: readonly string[]; on: string }): Promise<void> {
  await db('app.package_items').insert(
    PACKAGE_LIST.map(({ code, label }) => ({
      case_id: caseId,
      code,
      label,
      list_version: PACKAGE_LIST_VERSION,
      is_received: received.codes.includes(code),
      received_on: received.codes.includes(code) ? received.on : null,
    })),
  );
}

export type PackageChange = Omit<PackageItem, 'label'>;

export async function updateItem(db: Knex, caseId: string, change: PackageChange): Promise<void> {
  await db('app.package_items')
    .where({ case_id: caseId, code: change.code })
    .update({
      is_received: change.isReceived,
      received_on: change.receivedOn,
      waived_reason: change.waivedReason,
      requisites: change.requisites ? JSON.stringify(change.requisites) : null,
    });
}
