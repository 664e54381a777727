import type { Knex } from 'knex';
import { z } from 'zod';
import { municipalQuestionSchema, type MunicipalQuestion } from './municipal-question.ts';

const COLUMNS = {
  id: 'id',
  number: 'number',
  caseId: 'case_id',
  organisationId: 'organisation_id',
  organisation: 'organisation',
  caseStatus: 'case_status',
  question: 'question',
  addressees: 'addressees',
  materials: 'materials',
  documentIds: 'document_ids',
  status: 'status',
  raisedBy: 'raised_by',
  raisedAt: 'raised_at',
  raisedOn: 'raised_on',
  decidedBy: 'decided_by',
  decidedAt: 'decided_at',
  declineReason: 'decline_reason',
  sentOn: 'sent_on',
  answerDueOn: 'answer_due_on',
  answeredOn: 'answered_on',
  answer: 'answer',
  answerDocumentId: 'answer_document_id',
  consideredOn: 'considered_on',
  consideration: 'consideration',
  considerationText: 'consideration_text',
} as const;

const parseRows = (rows: unknown): MunicipalQuestion[] => z.array(municipalQuestionSchema).parse(rows);

export type NewQuestion = Pick<
  MunicipalQuestion,
  | 'number'
  | 'caseId'
  | 'organisationId'
  | 'organisation'
  | 'caseStatus'
  | 'question'
  | 'addressees'
  | 'materials'
  | 'documentIds'
  | 'raisedBy'
  | 'raisedAt'
  | 'raisedOn'
>;

export async function insertQuestion(db: Knex, given: NewQuestion): Promise<string> {
  const rows: unknown = await db('app.municipal_questions')
    .insert({
      number: given.number,
      case_id: given.caseId,
      organisation_id: given.organisationId,
      organisation: given.organisation,
      case_status: given.caseStatus,
      question: given.question,
      addressees: given.addressees,
      materials: given.materials,
      document_ids: given.documentIds,
      status: 'proposed',
      raised_by: given.raisedBy,
      raised_at: given.raisedAt,
      raised_on: given.raisedOn,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

export async function findQuestion(db: Knex, id: string): Promise<MunicipalQuestion | undefined> {
  return parseRows(await db('app.municipal_questions').select(COLUMNS).where({ id }))[0];
}

/** The question, locked until the end of the transaction. */
export async function lockQuestion(db: Knex, id: string): Promise<MunicipalQuestion | undefined> {
  return parseRows(await db('app.municipal_questions').select(COLUMNS).where({ id }).forUpdate())[0];
}

/** The question of a running case for whose answer the secretary waits. */
export async function findQuestionAtBody(db: Knex, caseId: string): Promise<{ id: string } | undefined> {
  const row: unknown = await db('app.municipal_questions as q')
    .join('app.cases as c', 'c.id', 'q.case_id')
    .where({ 'q.case_id': caseId, 'q.status': 'sent' })
    .whereIn('c.status', ['preparation', 'support'])
    .first({ id: 'q.id' });
  return z.object({ id: z.uuid() }).optional().parse(row);
}

/** Questions of a case, the newest first. */
export async function listQuestionRows(db: Knex, caseId: string): Promise<MunicipalQuestion[]> {
  return parseRows(await db('app.municipal_questions').select(COLUMNS).where({ case_id: caseId }).orderBy('raised_at', 'desc'));
}

type Changes = Partial<
  Pick<
    MunicipalQuestion,
    | 'status'
    | 'decidedBy'
    | 'decidedAt'
    | 'declineReason'
    | 'sentOn'
    | 'answerDueOn'
    | 'answeredOn'
    | 'answer'
    | 'answerDocumentId'
    | 'consideredOn'
    | 'consideration'
    | 'considerationText'
  >
>;

export async function updateQuestion(db: Knex, id: string, changes: Changes): Promise<void> {
  const row = {
    status: changes.status,
    decided_by: changes.decidedBy,
    decided_at: changes.decidedAt,
    decline_reason: changes.declineReason,
    sent_on: changes.sentOn,
    answer_due_on: changes.answerDueOn,
    answered_on: changes.answeredOn,
    answer: changes.answer,
    answer_document_id: changes.answerDocumentId,
    considered_on: changes.consideredOn,
    consideration: changes.consideration,
    consideration_text: changes.considerationText,
  };
  const given = Object.entries(row).filter(([, value]) => value !== undefined);
  await db('app.municipal_questions').where({ id }).update(Object.fromEntries(given));
}
