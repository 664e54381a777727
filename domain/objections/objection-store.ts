import type { Knex } from 'knex';
import { z } from 'zod';
import { objectionSchema, type Objection } from './objection.ts';

const columns = {
  id: 'id',
  number: 'number',
  caseId: 'case_id',
  about: 'about',
  text: 'text',
  receivedOn: 'received_on',
  registeredAt: 'registered_at',
  registeredBy: 'registered_by',
  answer: 'answer',
  answeredOn: 'answered_on',
  answeredBy: 'answered_by',
} as const;

const parseRows = (rows: unknown): Objection[] => z.array(objectionSchema).parse(rows);

export type NewObjection = Pick<
  Objection,
  'number' | 'caseId' | 'about' | 'text' | 'receivedOn' | 'registeredAt' | 'registeredBy'
>;

export async function insertObjection(db: Knex, given: NewObjection): Promise<string> {
  const rows: unknown = await db('app.objections')
    .insert({
      number: given.number,
      case_id: given.caseId,
      about: given.about,
      text: given.text,
      received_on: given.receivedOn,
      registered_at: given.registeredAt,
      registered_by: given.registeredBy,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

/** Objections of a case, the newest first. */
export async function listObjectionRows(db: Knex, caseId: string): Promise<Objection[]> {
  return parseRows(
    await db('app.objections')
      .select(columns)
      .where({ case_id: caseId })
      .orderBy([
        { column: 'received_on', order: 'desc' },
        { column: 'registered_at', order: 'desc' },
      ]),
  );
}

export async function findObjection(db: Knex, id: string): Promise<Objection | undefined> {
  return parseRows(await db('app.objections').select(columns).where({ id }))[0];
}

/** The objection, locked until its answer is stored. */
export async function lockObjection(db: Knex, id: string): Promise<Objection | undefined> {
  return parseRows(await db('app.objections').select(columns).where({ id }).forUpdate())[0];
}

export async function updateAnswer(
  db: Knex,
  id: string,
  { answer, on, at, by }: { answer: string; on: string; at: Date; by: string },
): Promise<void> {
  await db('app.objections').where({ id }).update({ answer, answered_on: on, answered_at: at, answered_by: by });
}
