import type { Knex } from 'knex';
import { z } from 'zod';

const settingRow = z.object({
  key: z.string(),
  centreId: z.uuid().nullable(),
  value: z.json(),
  version: z.int(),
  updatedAt: z.date(),
  updatedBy: z.string(),
});
export type SettingRow = z.infer<typeof settingRow>;

/** Stored values of a key, or of all keys, that may hold for a centre: its own and the common one. */
export async function listStoredSettings(db: Knex, centreId: string | null, key?: string): Promise<SettingRow[]> {
  const query = db('app.settings')
    .select('key', 'centre_id as centreId', 'value', 'version', 'updated_at as updatedAt', 'updated_by as updatedBy')
    .where((scope) => {
      void scope.whereNull('centre_id');
      if (centreId) void scope.orWhere({ centre_id: centreId });
    });
  if (key !== undefined) void query.where({ key });
  const rows: unknown = await query.orderByRaw('centre_id nulls last');
  return z.array(settingRow).parse(rows);
}

export interface SettingChange {
  readonly key: string;
  readonly centreId: string | null;
  readonly value: unknown;
  /** Version that the person saw; 0 when nothing was stored. */
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
}

/** Stores the value if nobody changed it meanwhile; tells whether it did. */
export async function storeSetting(db: Knex, change: SettingChange): Promise<boolean> {
  const values = { value: JSON.stringify(change.value), updated_at: change.updatedAt, updated_by: change.updatedBy };
  if (change.version === 0) {
    const inserted: unknown = await db('app.settings')
      .insert({ ...values, key: change.key, centre_id: change.centreId })
      .onConflict(db.raw('(key, centre_id)'))
      .ignore()
      .returning('key');
    return z.array(z.unknown()).parse(inserted).length === 1;
  }
  const updated = await db('app.settings')
    .where({ key: change.key, version: change.version })
    .whereRaw('centre_id is not distinct from ?', [change.centreId])
    .update({ ...values, version: change.version + 1 });
  return updated === 1;
}
