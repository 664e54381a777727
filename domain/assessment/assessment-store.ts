import type { Knex } from 'knex';
import { z } from 'zod';
import { confidentialitySchema, type Confidentiality } from '#domain/confidentiality';

export const recordKind = z.enum([
  'personal-document',
  'first-meeting',
  'home-survey',
  'conversation',
  'questionnaire',
  'observation',
  'interview',
  'diagnostics',
  'resources',
  'visit',
]);
export type RecordKind = z.infer<typeof recordKind>;

const recordRow = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  kind: recordKind,
  personId: z.uuid().nullable(),
  occurredOn: z.iso.date(),
  source: z.string(),
  confidentiality: confidentialitySchema,
  content: z.record(z.string(), z.unknown()),
  authorId: z.uuid(),
  createdAt: z.date(),
});
export type AssessmentRecord = z.infer<typeof recordRow>;

export interface NewRecord {
  readonly caseId: string;
  readonly kind: RecordKind;
  readonly personId: string | null;
  readonly occurredOn: string;
  readonly source: string;
  readonly confidentiality: Confidentiality;
  readonly content: Readonly<Record<string, unknown>>;
  /** Null when it was entered on the page of the case. */
  readonly taskId: string | null;
  readonly authorId: string;
  readonly createdAt: Date;
}

export async function insertRecord(db: Knex, given: NewRecord): Promise<string> {
  const rows: unknown = await db('app.assessment_records')
    .insert({
      case_id: given.caseId,
      kind: given.kind,
      person_id: given.personId,
      occurred_on: given.occurredOn,
      source: given.source,
      confidentiality: given.confidentiality,
      content: JSON.stringify(given.content),
      task_id: given.taskId,
      author_id: given.authorId,
      created_at: given.createdAt,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

export async function listRecords(db: Knex, caseId: string): Promise<AssessmentRecord[]> {
  const rows: unknown = await db('app.assessment_records')
    .select({
      id: 'id',
      caseId: 'case_id',
      kind: 'kind',
      personId: 'person_id',
      occurredOn: 'occurred_on',
      source: 'source',
      confidentiality: 'confidentiality',
      content: 'content',
      authorId: 'author_id',
      createdAt: 'created_at',
    })
    .where({ case_id: caseId })
    .orderBy(['occurred_on', 'created_at', 'id']);
  return z.array(recordRow).parse(rows);
}

/** How many records of some kinds a case has. */
export async function countRecords(db: Knex, caseId: string, kinds: readonly RecordKind[]): Promise<number> {
  const rows: unknown = await db('app.assessment_records')
    .where({ case_id: caseId })
    .whereIn('kind', [...kinds])
    .count({ count: '*' });
  return z.tuple([z.object({ count: z.coerce.number() })]).parse(rows)[0].count;
}
