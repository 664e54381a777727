import type { Knex } from 'knex';
import { z } from 'zod';
import { documentTypeSchema, type DocumentList, type DocumentType } from './document-type.ts';

const COLUMNS = {
  id: 'id',
  list: 'list',
  code: 'code',
  label: 'label',
  centreId: 'centre_id',
  issuer: 'issuer',
  isStrict: 'is_strict',
  requiredFor: 'required_for',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  version: 'version',
} as const;

/** The list of a centre as it was on a day: common types and the centre's own, in the order in which they were added. */
export async function selectTypesOn(
  db: Knex,
  given: { list: DocumentList; centreId: string; on: string },
): Promise<DocumentType[]> {
  const rows: unknown = await ofCentre(db, given.centreId)
    .where({ list: given.list })
    .where('valid_from', '<=', given.on)
    .where((open) => void open.whereNull('valid_to').orWhere('valid_to', '>=', given.on))
    .orderBy('position');
  return z.array(documentTypeSchema).parse(rows);
}

/** Every type that ever held in a centre, or everywhere when no centre is named. */
export async function selectTypes(db: Knex, centreId: string | null): Promise<DocumentType[]> {
  const rows: unknown = await ofCentre(db, centreId).orderBy(['list', 'position']);
  return z.array(documentTypeSchema).parse(rows);
}

export async function lockType(db: Knex, id: string): Promise<DocumentType | undefined> {
  const rows: unknown = await db('app.document_types').select(COLUMNS).where({ id }).forUpdate();
  return z.array(documentTypeSchema).parse(rows)[0];
}

export type NewDocumentType = Omit<DocumentType, 'id' | 'version' | 'validTo'> & { createdAt: Date; createdBy: string };

export async function insertType(db: Knex, given: NewDocumentType): Promise<string> {
  const rows: unknown = await db('app.document_types')
    .insert({
      list: given.list,
      code: given.code,
      label: given.label,
      centre_id: given.centreId,
      issuer: given.issuer,
      is_strict: given.isStrict,
      required_for: given.requiredFor,
      valid_from: given.validFrom,
      created_at: given.createdAt,
      created_by: given.createdBy,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

/** Ends a type if nobody changed it meanwhile; tells whether it did. */
export async function endType(db: Knex, given: { id: string; validTo: string; version: number }): Promise<boolean> {
  const changed = await db('app.document_types')
    .where({ id: given.id, version: given.version })
    .update({ valid_to: given.validTo, version: given.version + 1 });
  return changed === 1;
}

function ofCentre(db: Knex, centreId: string | null): Knex.QueryBuilder {
  return db('app.document_types')
    .select(COLUMNS)
    .where((scope) => {
      void scope.whereNull('centre_id');
      if (centreId !== null) void scope.orWhere({ centre_id: centreId });
    });
}
