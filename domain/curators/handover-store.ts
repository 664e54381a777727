import type { Knex } from 'knex';
import { z } from 'zod';
import { changeReasonSchema, handoverContentsSchema, type ChangeReason, type HandoverContents } from './handover.ts';

const handoverRow = z.object({
  id: z.uuid(),
  fromUserId: z.uuid(),
  toUserId: z.uuid(),
  toAssignmentId: z.uuid(),
  reasonKind: changeReasonSchema,
  reason: z.string().nullable(),
  changedOn: z.iso.date(),
  changedAt: z.date(),
  changedBy: z.uuid(),
  contents: handoverContentsSchema,
  confirmedAt: z.date().nullable(),
  confirmedBy: z.uuid().nullable(),
});
export type Handover = z.infer<typeof handoverRow>;

export interface NewHandover {
  readonly caseId: string;
  readonly fromAssignmentId: string;
  readonly toAssignmentId: string;
  readonly reasonKind: ChangeReason;
  readonly reason: string | null;
  readonly changedOn: string;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly contents: HandoverContents;
}

export async function insertHandover(db: Knex, given: NewHandover): Promise<string> {
  const rows: unknown = await db('app.curator_handovers')
    .insert({
      case_id: given.caseId,
      from_assignment_id: given.fromAssignmentId,
      to_assignment_id: given.toAssignmentId,
      reason_kind: given.reasonKind,
      reason: given.reason,
      changed_on: given.changedOn,
      changed_at: given.changedAt,
      changed_by: given.changedBy,
      contents: JSON.stringify(given.contents),
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

/** Hand-overs of a case, the newest first. */
export async function listHandoverRows(db: Knex, caseId: string): Promise<Handover[]> {
  const rows: unknown = await db('app.curator_handovers as h')
    .join('app.curator_assignments as f', 'f.id', 'h.from_assignment_id')
    .join('app.curator_assignments as t', 't.id', 'h.to_assignment_id')
    .where({ 'h.case_id': caseId })
    .orderBy('h.changed_at', 'desc')
    .select({
      id: 'h.id',
      fromUserId: 'f.user_id',
      toUserId: 't.user_id',
      toAssignmentId: 'h.to_assignment_id',
      reasonKind: 'h.reason_kind',
      reason: 'h.reason',
      changedOn: 'h.changed_on',
      changedAt: 'h.changed_at',
      changedBy: 'h.changed_by',
      contents: 'h.contents',
      confirmedAt: 'h.confirmed_at',
      confirmedBy: 'h.confirmed_by',
    });
  return z.array(handoverRow).parse(rows);
}

export async function updateConfirmed(db: Knex, id: string, confirmed: { at: Date; by: string }): Promise<void> {
  await db('app.curator_handovers').where({ id }).update({ confirmed_at: confirmed.at, confirmed_by: confirmed.by });
}
