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
export type ProblemText = Omit<Problem, 'id' | 'position'>;

/** A wording of a problem as it stood for a while; the one that came before it is named. */
export const problemWordingSchema = problemSchema.extend({
  replacesId: z.uuid().nullable(),
  authorId: z.uuid().nullable(),
  createdAt: z.date(),
  retiredAt: z.date().nullable(),
});
export type ProblemWording = z.infer<typeof problemWordingSchema>;

const COLUMNS = {
  id: 'id',
  position: 'position',
  description: 'description',
  familyZone: 'family_zone',
  curatorZone: 'curator_zone',
} as const;

interface Replacement {
  readonly caseId: string;
  readonly problems: readonly ProblemText[];
  readonly authorId: string;
  readonly at: Date;
}

/** Writes the problems of a case anew. A wording that nobody changed stays; a changed one names the wording that it replaces. */
export async function replaceProblems(db: Knex, { caseId, problems, authorId, at }: Replacement): Promise<Problem[]> {
  const present = await selectProblems(db, caseId);
  const kept = new Map(problems.map((problem, index) => [index, present.find((old) => isSame(old, problem))?.id]));
  const keptIds = new Set(kept.values());
  await db('app.problems')
    .where({ case_id: caseId })
    .whereNull('retired_at')
    .whereNotIn(
      'id',
      [...keptIds].filter((id) => id !== undefined),
    )
    .update({ retired_at: at });

  const stored: Problem[] = [];
  for (const [index, problem] of problems.entries()) {
    const position = index + 1;
    const keptId = kept.get(index);
    const isFirstUse = keptId !== undefined && !stored.some(({ id }) => id === keptId);
    if (isFirstUse) await db('app.problems').where({ id: keptId }).update({ position });
    const replaced = present.find((old) => old.position === position && !keptIds.has(old.id));
    const id = isFirstUse
      ? keptId
      : await insertProblem(db, { caseId, position, problem, replacesId: replaced?.id ?? null, authorId, at });
    stored.push({ ...problem, id, position });
  }
  return stored;
}

const isSame = (old: ProblemText, problem: ProblemText): boolean =>
  old.description === problem.description && old.familyZone === problem.familyZone && old.curatorZone === problem.curatorZone;

interface NewProblem extends Omit<Replacement, 'problems'> {
  readonly position: number;
  readonly problem: ProblemText;
  readonly replacesId: string | null;
}

async function insertProblem(db: Knex, row: NewProblem): Promise<string> {
  const rows: unknown = await db('app.problems')
    .insert({
      case_id: row.caseId,
      position: row.position,
      description: row.problem.description,
      family_zone: row.problem.familyZone,
      curator_zone: row.problem.curatorZone,
      replaces_id: row.replacesId,
      author_id: row.authorId,
      created_at: row.at,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

export async function selectProblems(db: Knex, caseId: string): Promise<Problem[]> {
  const rows: unknown = await db('app.problems')
    .select(COLUMNS)
    .where({ case_id: caseId })
    .whereNull('retired_at')
    .orderBy('position');
  return z.array(problemSchema).parse(rows);
}

/** Every wording that the problems of a case ever had, the newest first. */
export async function selectProblemWordings(db: Knex, caseId: string): Promise<ProblemWording[]> {
  const rows: unknown = await db('app.problems')
    .select({
      ...COLUMNS,
      replacesId: 'replaces_id',
      authorId: 'author_id',
      createdAt: 'created_at',
      retiredAt: 'retired_at',
    })
    .where({ case_id: caseId })
    .orderBy([{ column: 'position' }, { column: 'created_at', order: 'desc' }, { column: 'id' }]);
  return z.array(problemWordingSchema).parse(rows);
}
