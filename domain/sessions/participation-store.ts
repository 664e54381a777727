import type { Knex } from 'knex';
import { z } from 'zod';

const rowSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  askedOn: z.string(),
  askedBy: z.uuid(),
  question: z.string(),
  answer: z.string().nullable(),
  answeredOn: z.string().nullable(),
  withdrawnAt: z.date().nullable(),
});
export type Participation = z.infer<typeof rowSchema>;

export async function insertParticipation(
  db: Knex,
  given: Pick<Participation, 'caseId' | 'organisationId' | 'askedOn' | 'askedBy' | 'question'>,
): Promise<string> {
  const rows: unknown = await db('app.participation_requests')
    .insert({
      case_id: given.caseId,
      organisation_id: given.organisationId,
      purpose: 'drafting',
      asked_on: given.askedOn,
      asked_by: given.askedBy,
      question: given.question,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

function query(db: Knex): Knex.QueryBuilder {
  return db('app.participation_requests as r').join('app.organisations as o', 'o.id', 'r.organisation_id').select({
    id: 'r.id',
    caseId: 'r.case_id',
    organisationId: 'r.organisation_id',
    organisationName: 'o.name',
    askedOn: 'r.asked_on',
    askedBy: 'r.asked_by',
    question: 'r.question',
    answer: 'r.answer',
    answeredOn: 'r.answered_on',
    withdrawnAt: 'r.withdrawn_at',
  });
}

/** Requests of a case, the newest first. */
export async function selectParticipation(db: Knex, caseId: string): Promise<Participation[]> {
  const rows: unknown = await query(db).where('r.case_id', caseId).orderByRaw('r.asked_on desc, o.name, r.id');
  return z.array(rowSchema).parse(rows);
}

/** One request of a case, locked until the transaction ends. */
export async function lockParticipation(db: Knex, key: { id: string; caseId: string }): Promise<Participation | undefined> {
  const rows: unknown = await query(db).where({ 'r.id': key.id, 'r.case_id': key.caseId }).forUpdate('r');
  return z.array(rowSchema).parse(rows)[0];
}

export async function updateAnswer(
  db: Knex,
  id: string,
  given: { answer: string; answeredOn: string; answeredBy: string },
): Promise<void> {
  await db('app.participation_requests')
    .where({ id })
    .update({ answer: given.answer, answered_on: given.answeredOn, answered_by: given.answeredBy });
}

/** Ends what still waits for an answer and says which requests those were. */
export async function withdrawOpen(db: Knex, caseId: string, at: Date): Promise<string[]> {
  const rows: unknown = await db('app.participation_requests')
    .where({ case_id: caseId })
    .whereNull('answered_on')
    .whereNull('withdrawn_at')
    .update({ withdrawn_at: at })
    .returning('id');
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
}
