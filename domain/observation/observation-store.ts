import type { Knex } from 'knex';
import { z } from 'zod';
import { dynamicsChangeSchema, type DynamicsChange } from './dynamics.ts';

const entryRow = z.object({
  id: z.uuid(),
  on: z.string(),
  change: dynamicsChangeSchema,
  comment: z.string(),
  authorId: z.uuid(),
});
export type DynamicsEntry = z.infer<typeof entryRow>;

const consultationRow = z.object({
  id: z.uuid(),
  on: z.string(),
  personId: z.uuid(),
  topic: z.string(),
  note: z.string().nullable(),
  authorId: z.uuid(),
});
export type Consultation = z.infer<typeof consultationRow>;

interface Written {
  readonly caseId: string;
  readonly on: string;
  readonly authorId: string;
  readonly createdAt: Date;
}

const insertedRow = z.tuple([z.object({ id: z.uuid() })]);

export async function insertDynamics(db: Knex, entry: Written & { change: DynamicsChange; comment: string }): Promise<string> {
  const rows: unknown = await db('app.dynamics_entries')
    .insert({
      case_id: entry.caseId,
      observed_on: entry.on,
      change: entry.change,
      comment: entry.comment,
      author_id: entry.authorId,
      created_at: entry.createdAt,
    })
    .returning('id');
  return insertedRow.parse(rows)[0].id;
}

export async function insertConsultation(
  db: Knex,
  entry: Written & { personId: string; topic: string; note: string | null },
): Promise<string> {
  const rows: unknown = await db('app.consultations')
    .insert({
      case_id: entry.caseId,
      held_on: entry.on,
      person_id: entry.personId,
      topic: entry.topic,
      note: entry.note,
      author_id: entry.authorId,
      created_at: entry.createdAt,
    })
    .returning('id');
  return insertedRow.parse(rows)[0].id;
}

/** Entries of the diary, the newest first. */
export async function listDynamics(db: Knex, caseId: string): Promise<DynamicsEntry[]> {
  const rows: unknown = await db('app.dynamics_entries')
    .select({ id: 'id', on: 'observed_on', change: 'change', comment: 'comment', authorId: 'author_id' })
    .where({ case_id: caseId })
    .orderBy([
      { column: 'observed_on', order: 'desc' },
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return z.array(entryRow).parse(rows);
}

/** The log of consulting the family, the newest first. */
export async function listConsultations(db: Knex, caseId: string): Promise<Consultation[]> {
  const rows: unknown = await db('app.consultations')
    .select({ id: 'id', on: 'held_on', personId: 'person_id', topic: 'topic', note: 'note', authorId: 'author_id' })
    .where({ case_id: caseId })
    .orderBy([
      { column: 'held_on', order: 'desc' },
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return z.array(consultationRow).parse(rows);
}
