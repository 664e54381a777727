import type { Knex } from 'knex';
import { z } from 'zod';

const programmeRow = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.string(),
  issuedOn: z.iso.date().nullable(),
  issuer: z.string(),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  documentId: z.uuid().nullable(),
  renewalRefusedAt: z.date().nullable(),
});
export type ServicesProgramme = z.infer<typeof programmeRow>;

/** The newest programme of social services of a case, if the family has brought one. */
export async function selectCurrentProgramme(db: Knex, caseId: string): Promise<ServicesProgramme | undefined> {
  const rows: unknown = await db('app.services_programmes')
    .select({
      id: 'id',
      version: 'version',
      number: 'number',
      issuedOn: 'issued_on',
      issuer: 'issuer',
      validFrom: 'valid_from',
      validTo: 'valid_to',
      documentId: 'document_id',
      renewalRefusedAt: 'renewal_refused_at',
    })
    .where({ case_id: caseId })
    .orderBy('version', 'desc')
    .limit(1);
  return z.array(programmeRow).parse(rows)[0];
}

export type NewProgramme = Omit<ServicesProgramme, 'id' | 'renewalRefusedAt'> & {
  readonly recordedAt: Date;
  readonly recordedBy: string;
};

export async function insertProgramme(db: Knex, caseId: string, given: NewProgramme): Promise<string> {
  const rows: unknown = await db('app.services_programmes')
    .insert({
      case_id: caseId,
      version: given.version,
      number: given.number,
      issued_on: given.issuedOn,
      issuer: given.issuer,
      valid_from: given.validFrom,
      valid_to: given.validTo,
      document_id: given.documentId,
      recorded_at: given.recordedAt,
      recorded_by: given.recordedBy,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

export async function markRenewalRefused(db: Knex, id: string, given: { reason: string; at: Date }): Promise<void> {
  await db('app.services_programmes').where({ id }).update({ renewal_refused_at: given.at, renewal_refusal: given.reason });
}
