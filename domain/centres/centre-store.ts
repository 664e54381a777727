import type { Knex } from 'knex';
import { z } from 'zod';

export interface CentreRow {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly prefix: string;
  readonly district: string;
  readonly region: string;
  readonly timeZone: string;
  readonly isDemo: boolean;
}

const idRow = z.tuple([z.object({ id: z.uuid() })]);

export async function insertCentre(db: Knex, row: CentreRow): Promise<string> {
  const rows: unknown = await db('app.centres')
    .insert({
      code: row.code,
      name: row.name,
      short_name: row.shortName,
      prefix: row.prefix,
      district: row.district,
      region: row.region,
      time_zone: row.timeZone,
      is_demo: row.isDemo,
    })
    .returning('id');
  return idRow.parse(rows)[0].id;
}

export async function insertUnit(db: Knex, centreId: string, name: string): Promise<string> {
  const rows: unknown = await db('app.units').insert({ centre_id: centreId, name }).returning('id');
  return idRow.parse(rows)[0].id;
}
