import type { Knex } from 'knex';
import { z } from 'zod';
import { informingSchema, type Informing, type InformingKind } from './informing.ts';

const columns = {
  id: 'id',
  caseId: 'case_id',
  kind: 'kind',
  dueOn: 'due_on',
  requestedAt: 'requested_at',
  doneOn: 'done_on',
  personIds: 'person_ids',
  way: 'way',
  content: 'content',
  skippedReason: 'skipped_reason',
  recordedAt: 'recorded_at',
  recordedBy: 'recorded_by',
} as const;

export interface NewInforming {
  readonly caseId: string;
  readonly kind: InformingKind;
  readonly key: string;
  readonly dueOn: string;
  readonly requestedAt: Date;
}

/** Writes what the family is to hear of, once per key; `undefined` when it was asked for before. */
export async function insertInforming(db: Knex, given: NewInforming): Promise<string | undefined> {
  const rows: unknown = await db('app.informings')
    .insert({
      case_id: given.caseId,
      kind: given.kind,
      key: given.key,
      due_on: given.dueOn,
      requested_at: given.requestedAt,
    })
    .onConflict(['case_id', 'kind', 'key'])
    .ignore()
    .returning('id');
  return z.array(z.object({ id: z.uuid() })).parse(rows)[0]?.id;
}

/** The acts of informing of a case, in their order. */
export async function listInformingRows(db: Knex, caseId: string): Promise<Informing[]> {
  const rows: unknown = await db('app.informings').select(columns).where({ case_id: caseId }).orderBy(['requested_at', 'id']);
  return z.array(informingSchema).parse(rows);
}

export async function lockInforming(db: Knex, id: string): Promise<Informing | undefined> {
  const rows: unknown = await db('app.informings').select(columns).where({ id }).forUpdate();
  return z.array(informingSchema).parse(rows)[0];
}

export type InformingOutcome =
  | {
      readonly doneOn: string;
      readonly personIds: readonly string[];
      readonly way: NonNullable<Informing['way']>;
      readonly content: string;
    }
  | { readonly skippedReason: string };

export async function updateInforming(
  db: Knex,
  id: string,
  outcome: InformingOutcome,
  recorded: { at: Date; by: string },
): Promise<void> {
  const changes =
    'skippedReason' in outcome
      ? { skipped_reason: outcome.skippedReason }
      : { done_on: outcome.doneOn, person_ids: outcome.personIds, way: outcome.way, content: outcome.content };
  await db('app.informings')
    .where({ id })
    .update({ ...changes, recorded_at: recorded.at, recorded_by: recorded.by });
}
