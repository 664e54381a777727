import type { Knex } from 'knex';
import { z } from 'zod';
import { planVersionSchema, type PlanStatus, type PlanVersion } from './plan-version.ts';

const COLUMNS = {
  id: 'id',
  caseId: 'case_id',
  familyId: 'family_id',
  version: 'version',
  number: 'number',
  status: 'status',
  proposedLevel: 'proposed_level',
  level: 'level',
  levelReason: 'level_reason',
  termMonths: 'term_months',
  termReason: 'term_reason',
  completeness: 'completeness',
  familyBoxes: 'family_boxes',
  otherCategoryNote: 'other_category_note',
  noCoExecutorsReason: 'no_co_executors_reason',
  suggestedLevel: 'suggested_level',
  circumstances: 'circumstances',
  circumstancesNote: 'circumstances_note',
  revisionReason: 'revision_reason',
  jointOn: 'joint_on',
  jointParticipants: 'joint_participants',
  authorId: 'author_id',
  draftedAt: 'drafted_at',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  agendaItemId: 'agenda_item_id',
  approvedBy: 'approved_by',
  approvedOn: 'approved_on',
  approvedAt: 'approved_at',
  signDueOn: 'sign_due_on',
  cosignedBy: 'cosigned_by',
  cosignedOn: 'cosigned_on',
  signedOn: 'signed_on',
  signedByPersonId: 'signed_by_person_id',
  familyCopyOn: 'family_copy_on',
  familyCopyReceiverId: 'family_copy_receiver_id',
  centreCopyOn: 'centre_copy_on',
  signedDocumentId: 'signed_document_id',
  refusedOn: 'refused_on',
  refusalReason: 'refusal_reason',
  header: 'header',
} as const;

type Stored = Omit<PlanVersion, 'id' | 'version'>;

/** Adds the next version of a case's plan. Two at once collide on (case, version), and the second is rolled back. */
export async function insertPlanVersion(db: Knex, plan: Stored): Promise<{ id: string; version: number }> {
  const rows: unknown = await db('app.plan_versions')
    .insert({
      ...toRow(plan),
      version: db.raw('(select coalesce(max(version), 0) + 1 from app.plan_versions where case_id = ?)', [plan.caseId]),
    })
    .returning(['id', 'version']);
  const [row] = z.array(z.object({ id: z.uuid(), version: z.number().int() })).parse(rows);
  if (!row) throw new Error('a plan version was not stored');
  return row;
}

export async function updatePlanVersion(db: Knex, id: string, changes: Partial<Stored>): Promise<void> {
  await db('app.plan_versions')
    .where({ id })
    .update({ ...toRow(changes), row_version: db.raw('row_version + 1') });
}

/** All versions of a case, the newest first. */
export async function selectPlanVersions(db: Knex, caseId: string): Promise<PlanVersion[]> {
  const rows: unknown = await db('app.plan_versions').select(COLUMNS).where({ case_id: caseId }).orderBy('version', 'desc');
  return z.array(planVersionSchema).parse(rows);
}

export async function findPlanVersionById(db: Knex, id: string): Promise<PlanVersion | undefined> {
  const row: unknown = await db('app.plan_versions').first(COLUMNS).where({ id });
  return planVersionSchema.optional().parse(row);
}

/** The newest version of a case in one of the states, locked until the end of the transaction. */
export async function lockLatestPlanVersion(
  db: Knex,
  caseId: string,
  statuses: readonly PlanStatus[],
): Promise<PlanVersion | undefined> {
  const row: unknown = await db('app.plan_versions')
    .first(COLUMNS)
    .where({ case_id: caseId })
    .whereIn('status', [...statuses])
    .orderBy('version', 'desc')
    .forUpdate();
  return planVersionSchema.optional().parse(row);
}

function toRow(plan: Partial<Stored>): Record<string, unknown> {
  const columns: Readonly<Record<string, string>> = COLUMNS;
  return Object.fromEntries(Object.entries(plan).map(([key, value]) => [columns[key] ?? key, value]));
}

/** Whether another case of the family has a version in force. */
export async function hasOtherProgramme(db: Knex, plan: Pick<PlanVersion, 'familyId' | 'caseId'>): Promise<boolean> {
  const row: unknown = await db('app.plan_versions')
    .first('id')
    .where({ family_id: plan.familyId, status: 'active' })
    .whereNot({ case_id: plan.caseId });
  return row !== undefined;
}

/** Whether the database refused a second version in force of one family. */
export function isSecondProgramme(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'plan_versions_family_active_key';
}
