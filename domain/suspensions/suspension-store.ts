import type { Knex } from 'knex';
import { z } from 'zod';
import { suspensionSchema, type Suspension, type SuspensionKind } from './suspension.ts';

const columns = {
  id: 'id',
  caseId: 'case_id',
  kind: 'kind',
  reason: 'reason',
  caseEventId: 'case_event_id',
  suspendedAt: 'suspended_at',
  suspendedBy: 'suspended_by',
  endedAt: 'ended_at',
  endedBy: 'ended_by',
  endReason: 'end_reason',
} as const;

const parseRows = (rows: unknown): Suspension[] => z.array(suspensionSchema).parse(rows);

export interface NewSuspension {
  readonly caseId: string;
  readonly kind: SuspensionKind;
  readonly reason: string;
  readonly caseEventId: string | null;
  readonly suspendedAt: Date;
  readonly suspendedBy: string | null;
}

/** Stores the suspension; undefined when one of the same cause runs already. */
export async function insertSuspension(db: Knex, given: NewSuspension): Promise<string | undefined> {
  const rows: unknown = await db('app.case_suspensions')
    .insert({
      case_id: given.caseId,
      kind: given.kind,
      reason: given.reason,
      case_event_id: given.caseEventId,
      suspended_at: given.suspendedAt,
      suspended_by: given.suspendedBy,
    })
    .onConflict()
    .ignore()
    .returning('id');
  return z.array(z.object({ id: z.uuid() })).parse(rows)[0]?.id;
}

/** Suspensions of a case that run, the oldest first. */
export async function listRunning(db: Knex, caseId: string): Promise<Suspension[]> {
  const rows: unknown = await db('app.case_suspensions')
    .select(columns)
    .where({ case_id: caseId })
    .whereNull('ended_at')
    .orderBy(['suspended_at', 'id']);
  return parseRows(rows);
}

/** All suspensions of a case, the newest first. */
export async function listSuspensions(db: Knex, caseId: string): Promise<Suspension[]> {
  const rows: unknown = await db('app.case_suspensions')
    .select(columns)
    .where({ case_id: caseId })
    .orderBy([{ column: 'suspended_at', order: 'desc' }, { column: 'id' }]);
  return parseRows(rows);
}

export async function endSuspension(
  db: Knex,
  id: string,
  { at, by, reason }: { readonly at: Date; readonly by: string | null; readonly reason: string },
): Promise<void> {
  await db('app.case_suspensions').where({ id }).update({ ended_at: at, ended_by: by, end_reason: reason });
}
