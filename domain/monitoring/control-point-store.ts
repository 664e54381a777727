import type { Knex } from 'knex';
import { z } from 'zod';

export const controlKindSchema = z.enum(['half-year-report', 'annual-report', 'results-review']);
export type ControlKind = z.infer<typeof controlKindSchema>;

export const controlPointSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  planVersionId: z.uuid(),
  kind: controlKindSchema,
  dueOn: z.string(),
  opensAt: z.date(),
  /** When the process passed it: its report or the review was opened. */
  doneAt: z.date().nullable(),
});
export type ControlPoint = z.infer<typeof controlPointSchema>;

const COLUMNS = {
  id: 'id',
  caseId: 'case_id',
  planVersionId: 'plan_version_id',
  kind: 'kind',
  dueOn: 'due_on',
  opensAt: 'opens_at',
  doneAt: 'done_at',
} as const;

/** Adds control points; those that a version already has stay as they are. */
export async function insertControlPoints(db: Knex, points: readonly Omit<ControlPoint, 'id' | 'doneAt'>[]): Promise<void> {
  await db('app.control_points')
    .insert(
      points.map((point) => ({
        case_id: point.caseId,
        plan_version_id: point.planVersionId,
        kind: point.kind,
        due_on: point.dueOn,
        opens_at: point.opensAt,
      })),
    )
    .onConflict(['plan_version_id', 'kind', 'due_on'])
    .ignore();
}

/** All control points of a case, those of earlier versions too, in the order in which they open. */
export async function selectControlPoints(db: Knex, caseId: string): Promise<ControlPoint[]> {
  const rows: unknown = await db('app.control_points').select(COLUMNS).where({ case_id: caseId }).orderBy(['opens_at', 'kind']);
  return z.array(controlPointSchema).parse(rows);
}

export async function markControlPointDone(db: Knex, id: string, at: Date): Promise<void> {
  await db('app.control_points').where({ id }).whereNull('done_at').update({ done_at: at });
}
