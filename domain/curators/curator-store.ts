import type { Knex } from 'knex';
import { z } from 'zod';
import { levelSchema, type Level } from '#domain/plans/plan-levels';

const assignmentRow = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  userId: z.uuid(),
  fromAt: z.date(),
  toAt: z.date().nullable(),
  isProvisional: z.boolean(),
  expectedLevel: levelSchema,
});
export type Assignment = z.infer<typeof assignmentRow>;

const columns = {
  id: 'id',
  caseId: 'case_id',
  userId: 'user_id',
  fromAt: 'from_at',
  toAt: 'to_at',
  isProvisional: 'is_provisional',
  expectedLevel: 'expected_level',
};

export async function findCurrent(db: Knex, caseId: string): Promise<Assignment | undefined> {
  const rows: unknown = await db('app.curator_assignments').select(columns).where({ case_id: caseId }).whereNull('to_at');
  return z.array(assignmentRow).parse(rows)[0];
}

/** Assignments that a person holds now, in cases that are not over. */
export async function countCurrentOf(db: Knex, userId: string): Promise<number> {
  const rows: unknown = await db('app.curator_assignments').where({ user_id: userId }).whereNull('to_at').count({ count: '*' });
  return z.tuple([z.object({ count: z.coerce.number() })]).parse(rows)[0].count;
}

export async function endAssignment(db: Knex, id: string, at: Date): Promise<void> {
  await db('app.curator_assignments').where({ id }).update({ to_at: at });
}

export async function confirmAssignment(db: Knex, id: string): Promise<void> {
  await db('app.curator_assignments').where({ id }).update({ is_provisional: false });
}

export interface NewAssignment {
  readonly caseId: string;
  readonly userId: string;
  readonly fromAt: Date;
  readonly isProvisional: boolean;
  readonly expectedLevel: Level;
  readonly loadBefore: number;
  readonly overLimitReason: string | null;
  readonly assignedBy: string;
}

export async function insertAssignment(db: Knex, given: NewAssignment): Promise<string> {
  const rows: unknown = await db('app.curator_assignments')
    .insert({
      case_id: given.caseId,
      user_id: given.userId,
      from_at: given.fromAt,
      is_provisional: given.isProvisional,
      expected_level: given.expectedLevel,
      load_before: given.loadBefore,
      over_limit_reason: given.overLimitReason,
      assigned_by: given.assignedBy,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

export interface SettledLevel {
  readonly caseId: string;
  readonly assignmentId: string;
  readonly level: Level;
  readonly loadIndex: number;
  readonly overLimitReason: string | null;
  readonly settledAt: Date;
  readonly settledBy: string;
}

export async function insertSettledLevel(db: Knex, given: SettledLevel): Promise<void> {
  await db('app.curator_levels').insert({
    case_id: given.caseId,
    assignment_id: given.assignmentId,
    level: given.level,
    load_index: given.loadIndex,
    over_limit_reason: given.overLimitReason,
    settled_at: given.settledAt,
    settled_by: given.settledBy,
  });
}
