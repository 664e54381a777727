import type { Knex } from 'knex';
import { z } from 'zod';
import { caseEventSchema, type CaseEvent, type EventKind, type NewAddress } from './event-record.ts';

const columns = {
  id: 'id',
  caseId: 'case_id',
  kind: 'kind',
  happenedOn: 'happened_on',
  note: 'note',
  personId: 'person_id',
  newDistrict: 'new_district',
  newAddress: 'new_address',
  handoverConsent: 'handover_consent',
  handoverConsentBy: 'handover_consent_by',
  handoverConsentOn: 'handover_consent_on',
  handoverCentreId: 'handover_centre_id',
  handoverAppealId: 'handover_appeal_id',
  documentId: 'document_id',
  refusedOn: 'refused_on',
  status: 'status',
  outcome: 'outcome',
  withdrawnReason: 'withdrawn_reason',
  reportedBy: 'reported_by',
  reportedAt: 'reported_at',
  closedAt: 'closed_at',
} as const;

const parseRows = (rows: unknown): CaseEvent[] => z.array(caseEventSchema).parse(rows);

export interface NewEvent {
  readonly caseId: string;
  readonly kind: EventKind;
  readonly happenedOn: string;
  readonly note: string | null;
  readonly personId: string | null;
  readonly newDistrict: string | null;
  readonly newAddress: NewAddress | null;
  readonly reportedBy: string | null;
  readonly reportedAt: Date;
}

/** Stores the event; undefined when the same one is open, or this birthday is known already. */
export async function insertEvent(db: Knex, given: NewEvent): Promise<string | undefined> {
  const rows: unknown = await db('app.case_events')
    .insert({
      case_id: given.caseId,
      kind: given.kind,
      happened_on: given.happenedOn,
      note: given.note,
      person_id: given.personId,
      new_district: given.newDistrict,
      new_address: given.newAddress && JSON.stringify(given.newAddress),
      reported_by: given.reportedBy,
      reported_at: given.reportedAt,
    })
    .onConflict()
    .ignore()
    .returning('id');
  return z.array(z.object({ id: z.uuid() })).parse(rows)[0]?.id;
}

export async function findEvent(db: Knex, id: string): Promise<CaseEvent | undefined> {
  return parseRows(await db('app.case_events').select(columns).where({ id }))[0];
}

export async function lockEvent(db: Knex, id: string): Promise<CaseEvent | undefined> {
  return parseRows(await db('app.case_events').select(columns).where({ id }).forUpdate())[0];
}

export async function listOpenEvents(db: Knex, caseId: string): Promise<CaseEvent[]> {
  const rows: unknown = await db('app.case_events')
    .select(columns)
    .where({ case_id: caseId, status: 'open' })
    .orderBy(['reported_at', 'id']);
  return parseRows(rows);
}

/** Events of a case, the newest first. */
export async function listEvents(db: Knex, caseId: string): Promise<CaseEvent[]> {
  const rows: unknown = await db('app.case_events')
    .select(columns)
    .where({ case_id: caseId })
    .orderBy([{ column: 'reported_at', order: 'desc' }, { column: 'id' }]);
  return parseRows(rows);
}

/** Refusals and moves before the register that end the case, the one that was confirmed first before the others. */
export async function listDeclinedEvents(db: Knex, caseId: string): Promise<CaseEvent[]> {
  const rows: unknown = await db('app.case_events')
    .select(columns)
    .where({ case_id: caseId, status: 'declined' })
    .orderBy(['closed_at', 'id']);
  return parseRows(rows);
}

export interface EventChange {
  readonly happenedOn?: string;
  readonly personId?: string;
  readonly newDistrict?: string;
  readonly newAddress?: NewAddress;
  readonly handoverConsent?: boolean;
  readonly handoverConsentBy?: string | null;
  readonly handoverConsentOn?: string | null;
  readonly handoverCentreId?: string | null;
  readonly handoverAppealId?: string;
  readonly documentId?: string;
  readonly refusedOn?: string;
  readonly status?: CaseEvent['status'];
  readonly outcome?: string;
  readonly withdrawnReason?: string;
  readonly closedAt?: Date;
}

/** Changes what is given and leaves the rest. */
export async function updateEvent(db: Knex, id: string, change: EventChange): Promise<void> {
  const { newAddress, ...others } = change;
  const values: Readonly<Record<string, unknown>> = others;
  const named = Object.entries(columns).flatMap(([key, column]): [string, unknown][] =>
    values[key] === undefined ? [] : [[column, values[key]]],
  );
  await db('app.case_events')
    .where({ id })
    .update({ ...Object.fromEntries(named), ...(newAddress && { new_address: JSON.stringify(newAddress) }) });
}
