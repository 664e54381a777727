import type { Knex } from 'knex';
import { z } from 'zod';
import { catalogueMeasureSchema, type CatalogueMeasure } from './catalogue.ts';

const COLUMNS = {
  version: 'version',
  code: 'code',
  annex: 'annex',
  category: 'category',
  assistanceType: 'assistance_type',
  directionCode: 'direction_code',
  direction: 'direction',
  directionPosition: 'direction_position',
  position: 'position',
  text: 'text',
  condition: 'condition',
  actionKind: 'action_kind',
  helpKind: 'help_kind',
} as const;

/** Adds a version of the catalogue; a version that is already there stays as it is, because running cases rely on it. */
export async function insertCatalogueVersion(
  db: Knex,
  version: number,
  source: string,
  measures: readonly CatalogueMeasure[],
): Promise<boolean> {
  const added: unknown[] = await db('app.catalogue_versions')
    .insert({ version, source })
    .onConflict('version')
    .ignore()
    .returning('version');
  if (added.length === 0) return false;

  const rows = measures.map((measure) =>
    Object.fromEntries(catalogueMeasureSchema.keyof().options.map((key) => [COLUMNS[key], measure[key]])),
  );
  await db('app.catalogue_measures').insert(rows);
  return true;
}

export async function selectMeasures(db: Knex, version: number): Promise<CatalogueMeasure[]> {
  const rows: unknown = await db('app.catalogue_measures').select(COLUMNS).where({ version }).orderBy(['annex', 'position']);
  return z.array(catalogueMeasureSchema).parse(rows);
}

export async function findMeasure(db: Knex, version: number, code: string): Promise<CatalogueMeasure | undefined> {
  const row: unknown = await db('app.catalogue_measures').first(COLUMNS).where({ version, code });
  return catalogueMeasureSchema.optional().parse(row);
}
