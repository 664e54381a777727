import type { Knex } from 'knex';
import { z } from 'zod';
import { consentSchema, type Consent } from './consent.ts';

const columns = {
  id: 'id',
  familyId: 'family_id',
  personId: 'person_id',
  kind: 'kind',
  basis: 'basis',
  lawText: 'law_text',
  givenOn: 'given_on',
  documentId: 'document_id',
  recordedAt: 'recorded_at',
  recordedBy: 'recorded_by',
  withdrawnOn: 'withdrawn_on',
  withdrawalReason: 'withdrawal_reason',
  withdrawnBy: 'withdrawn_by',
} as const;

const parseRows = (rows: unknown): Consent[] => z.array(consentSchema).parse(rows);

/** All consents of a family, those in force first, the newest before the older. */
export async function listConsentRows(db: Knex, familyId: string): Promise<Consent[]> {
  return parseRows(
    await db('app.consents')
      .select(columns)
      .where({ family_id: familyId })
      .orderByRaw('withdrawn_at is not null, given_on desc, recorded_at desc, id'),
  );
}

/** A consent of the family, locked until the end of the transaction. */
export async function lockConsent(db: Knex, where: { id: string; familyId: string }): Promise<Consent | undefined> {
  const { id, familyId } = where;
  return parseRows(await db('app.consents').select(columns).where({ id, family_id: familyId }).forUpdate())[0];
}

export type NewConsent = Pick<
  Consent,
  'familyId' | 'personId' | 'kind' | 'basis' | 'lawText' | 'givenOn' | 'documentId' | 'recordedAt' | 'recordedBy'
>;

/** Writes the basis unless the person has one of this kind in force; `undefined` then. */
export async function insertConsent(db: Knex, given: NewConsent): Promise<string | undefined> {
  const rows: unknown = await db('app.consents')
    .insert({
      family_id: given.familyId,
      person_id: given.personId,
      kind: given.kind,
      basis: given.basis,
      law_text: given.lawText,
      given_on: given.givenOn,
      document_id: given.documentId,
      recorded_at: given.recordedAt,
      recorded_by: given.recordedBy,
    })
    .onConflict(db.raw('(person_id, kind) where withdrawn_at is null'))
    .ignore()
    .returning('id');
  return z.array(z.object({ id: z.uuid() })).parse(rows)[0]?.id;
}

export interface Withdrawal {
  readonly on: string;
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string;
}

/** Ends consents on a day; one that was given later ends on the day on which it was given. */
export async function updateWithdrawn(db: Knex, ids: readonly string[], { on, reason, at, by }: Withdrawal): Promise<void> {
  await db('app.consents')
    .whereIn('id', ids)
    .update({
      withdrawn_on: db.raw('greatest(given_on, cast(? as date))', [on]),
      withdrawal_reason: reason,
      withdrawn_at: at,
      withdrawn_by: by,
    });
}
