import type { Knex } from 'knex';
import { z } from 'zod';
import { caseSchema, type Case, type CaseStatus, type ClosingGround } from './case.ts';

const columns = {
  id: 'cases.id',
  number: 'cases.number',
  centreId: 'cases.centre_id',
  unitId: 'cases.unit_id',
  familyId: 'cases.family_id',
  status: 'cases.status',
  closingGround: 'cases.closing_ground',
  categories: 'cases.categories',
  profileCode: 'cases.profile_code',
  profileVersion: 'cases.profile_version',
  catalogueVersion: 'cases.catalogue_version',
  openedAt: 'cases.opened_at',
  closedAt: 'cases.closed_at',
  archivedAt: 'cases.archived_at',
  region: 'centres.region',
  timeZone: 'centres.time_zone',
};

type Key = { readonly 'cases.id': string } | { readonly 'cases.number': string };

export async function findCaseBy(db: Knex, key: Key): Promise<Case | undefined> {
  const rows: unknown = await db('app.cases as cases')
    .join('app.centres as centres', 'centres.id', 'cases.centre_id')
    .select(columns)
    .where(key);
  return z.array(caseSchema).parse(rows)[0];
}

/** Reads the case and keeps others from changing it until the transaction ends. */
export async function lockCase(db: Knex, caseId: string): Promise<Case | undefined> {
  await db('app.cases').select('id').where({ id: caseId }).forUpdate();
  return findCaseBy(db, { 'cases.id': caseId });
}

export interface NewCase {
  readonly number: string;
  readonly centreId: string;
  readonly unitId: string;
  readonly familyId: string;
  readonly categories: readonly string[];
  readonly catalogueVersion: number;
  readonly openedAt: Date;
}

const inserted = z.tuple([z.object({ id: z.uuid() })]);

export async function insertCase(db: Knex, given: NewCase): Promise<string> {
  const rows: unknown = await db('app.cases')
    .insert({
      number: given.number,
      centre_id: given.centreId,
      unit_id: given.unitId,
      family_id: given.familyId,
      categories: given.categories,
      catalogue_version: given.catalogueVersion,
      status: 'preparation',
      opened_at: given.openedAt,
    })
    .returning('id');
  return inserted.parse(rows)[0].id;
}

export async function updateStatus(
  db: Knex,
  caseId: string,
  change: { status: CaseStatus; closingGround: ClosingGround | null; closedAt: Date | null },
): Promise<void> {
  await db('app.cases')
    .where({ id: caseId })
    .update({
      status: change.status,
      closing_ground: change.closingGround,
      closed_at: change.closedAt,
      version: db.raw('version + 1'),
    });
}

export async function updateArchivedAt(db: Knex, caseId: string, archivedAt: Date): Promise<void> {
  await db('app.cases')
    .where({ id: caseId })
    .update({ archived_at: archivedAt, version: db.raw('version + 1') });
}

export async function updateCategories(db: Knex, caseId: string, categories: readonly string[]): Promise<void> {
  await db('app.cases')
    .where({ id: caseId })
    .update({ categories, version: db.raw('version + 1') });
}
