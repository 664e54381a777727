import type { Knex } from 'knex';
import { z } from 'zod';
import { engagementSchema, type Engagement } from './engagement.ts';

const COLUMNS = {
  id: 'id',
  caseId: 'case_id',
  planItemId: 'plan_item_id',
  organisationId: 'organisation_id',
  organisation: 'organisation',
  specialist: 'specialist',
  question: 'question',
  consentOn: 'consent_on',
  consentPersonId: 'consent_person_id',
  status: 'status',
  repliedOn: 'replied_on',
  replyText: 'reply_text',
  reportedOn: 'reported_on',
  reportText: 'report_text',
  reportDocumentId: 'report_document_id',
  withdrawnOn: 'withdrawn_on',
  withdrawalReason: 'withdrawal_reason',
  notReplacedReason: 'not_replaced_reason',
  replacesId: 'replaces_id',
  engagedBy: 'engaged_by',
  engagedAt: 'engaged_at',
  closedAt: 'closed_at',
} as const;

const parseRows = (rows: unknown): Engagement[] => z.array(engagementSchema).parse(rows);

export type NewEngagement = Pick<
  Engagement,
  | 'caseId'
  | 'planItemId'
  | 'organisationId'
  | 'organisation'
  | 'specialist'
  | 'question'
  | 'consentOn'
  | 'consentPersonId'
  | 'replacesId'
  | 'engagedBy'
  | 'engagedAt'
>;

/** Writes the request unless the same organisation is already asked or at work for the measure; `undefined` then. */
export async function insertEngagement(db: Knex, given: NewEngagement): Promise<string | undefined> {
  const rows: unknown = await db('app.engagements')
    .insert({
      case_id: given.caseId,
      plan_item_id: given.planItemId,
      organisation_id: given.organisationId,
      organisation: given.organisation,
      specialist: given.specialist,
      question: given.question,
      consent_on: given.consentOn,
      consent_person_id: given.consentPersonId,
      status: 'requested',
      replaces_id: given.replacesId,
      engaged_by: given.engagedBy,
      engaged_at: given.engagedAt,
    })
    .onConflict(db.raw(`(plan_item_id, organisation_id) where status in ('requested','agreed')`))
    .ignore()
    .returning('id');
  return z.array(z.object({ id: z.uuid() })).parse(rows)[0]?.id;
}

export async function findEngagement(db: Knex, id: string): Promise<Engagement | undefined> {
  return parseRows(await db('app.engagements').select(COLUMNS).where({ id }))[0];
}

/** The engagement, locked until the end of the transaction. */
export async function lockEngagement(db: Knex, id: string): Promise<Engagement | undefined> {
  return parseRows(await db('app.engagements').select(COLUMNS).where({ id }).forUpdate())[0];
}

/** Engagements of a case, the oldest first. */
export async function listEngagementRows(db: Knex, caseId: string): Promise<Engagement[]> {
  return parseRows(await db('app.engagements').select(COLUMNS).where({ case_id: caseId }).orderBy(['engaged_at', 'id']));
}

/** Engagements of a measure that still wait or work, locked in a fixed order. */
export async function lockOpenEngagements(db: Knex, planItemId: string): Promise<Engagement[]> {
  return parseRows(
    await db('app.engagements')
      .select(COLUMNS)
      .where({ plan_item_id: planItemId })
      .whereIn('status', ['requested', 'agreed'])
      .orderBy('id')
      .forUpdate(),
  );
}

type Changes = Partial<
  Pick<
    Engagement,
    | 'status'
    | 'repliedOn'
    | 'replyText'
    | 'reportedOn'
    | 'reportText'
    | 'reportDocumentId'
    | 'withdrawnOn'
    | 'withdrawalReason'
    | 'notReplacedReason'
    | 'closedAt'
  >
>;

export async function updateEngagement(db: Knex, id: string, changes: Changes): Promise<void> {
  const row = {
    status: changes.status,
    replied_on: changes.repliedOn,
    reply_text: changes.replyText,
    reported_on: changes.reportedOn,
    report_text: changes.reportText,
    report_document_id: changes.reportDocumentId,
    withdrawn_on: changes.withdrawnOn,
    withdrawal_reason: changes.withdrawalReason,
    not_replaced_reason: changes.notReplacedReason,
    closed_at: changes.closedAt,
  };
  const given = Object.entries(row).filter(([, value]) => value !== undefined);
  await db('app.engagements').where({ id }).update(Object.fromEntries(given));
}
