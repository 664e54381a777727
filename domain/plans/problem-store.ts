import type { Knex } from 'knex';
import { z } from 'zod';

export const problemSchema = z.object({
  id: z.uuid(),
  position: z.number().int(),
  description: z.string(),
  familyZone: z.string(),
  curatorZone: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

const COLUMNS = {
  id: 'id',
  position: 'position',
  description: 'description',
  familyZone: 'family_zone',
  curatorZone: 'curator_zone',
} as const;

/** Replaces the problems of a case; the earlier ones stay as history. Returns the new ones in their order. */
export async function replaceProblems(
  db: Knex,
  caseId: string,
  problems: readonly Omit<Problem, 'id' | 'position'>[],
  at: Date,
): Promise<Problem[]> {
  await db('app.problems').where({ case_id: caseId }).whereNull('retired_at').update({ retired_at: at });
  const rows: unknown = await db('app.problems')
    .insert(
      problems.map((problem, index) => ({
        case_id: caseId,
        position: index + 1,
        description: problem.description,
        family_zone: problem.familyZone,
        curator_zone: problem.curatorZone,
        created_at: at,
      })),
    )
    .returning(['id', 'position', 'description', 'family_zone as familyZone', 'curator_zone as curatorZone']);
  return z
    .array(problemSchema)
    .parse(rows)
    .sort((a, b) => a.position - b.position);
}

export async function selectProblems(db: Knex, caseId: string): Promise<Problem[]> {
  const rows: unknown = await db('app.problems')
    .select(COLUMNS)
    .where({ case_id: caseId })
    .whereNull('retired_at')
    .orderBy('position');
  return z.array(problemSchema).parse(rows);
}
