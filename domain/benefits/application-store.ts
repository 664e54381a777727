import type { Knex } from 'knex';
import { keepResumed } from '#domain/suspensions/resumed-cases';
import { z } from 'zod';

export const benefitDecisionSchema = z.enum(['granted', 'refused', 'no-answer', 'withdrawn']);
export type BenefitDecision = z.infer<typeof benefitDecisionSchema>;

export const applicationSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  caseId: z.uuid(),
  planItemId: z.uuid(),
  organisationId: z.uuid(),
  /** Name of the body as it was when the application was prepared. */
  body: z.string(),
  benefit: z.string(),
  papers: z.array(z.string()),
  preparedOn: z.string(),
  submittedOn: z.string().nullable(),
  bodyNumber: z.string().nullable(),
  decisionDueOn: z.string().nullable(),
  isDueProvisional: z.boolean(),
  remindedAt: z.date().nullable(),
  decision: benefitDecisionSchema.nullable(),
  decidedOn: z.string().nullable(),
  // The driver hands out bigint as text; sums of this size are exact numbers.
  amountKopecks: z.coerce.number().int().nullable(),
  periodFrom: z.string().nullable(),
  periodTo: z.string().nullable(),
  /** What was granted beside or instead of money, or why it was refused. */
  reason: z.string().nullable(),
});
export type Application = z.infer<typeof applicationSchema>;

const COLUMNS = {
  id: 'id',
  number: 'number',
  caseId: 'case_id',
  planItemId: 'plan_item_id',
  organisationId: 'organisation_id',
  body: 'body',
  benefit: 'benefit',
  papers: 'papers',
  preparedOn: 'prepared_on',
  submittedOn: 'submitted_on',
  bodyNumber: 'body_number',
  decisionDueOn: 'decision_due_on',
  isDueProvisional: 'is_due_provisional',
  remindedAt: 'reminded_at',
  decision: 'decision',
  decidedOn: 'decided_on',
  amountKopecks: 'amount_kopecks',
  periodFrom: 'period_from',
  periodTo: 'period_to',
  reason: 'reason',
} as const;

export interface NewApplication extends Pick<
  Application,
  'number' | 'caseId' | 'planItemId' | 'organisationId' | 'body' | 'benefit' | 'preparedOn'
> {
  readonly centreId: string;
}

export async function insertApplication(db: Knex, application: NewApplication): Promise<void> {
  await db('app.benefit_applications').insert({
    number: application.number,
    centre_id: application.centreId,
    case_id: application.caseId,
    plan_item_id: application.planItemId,
    organisation_id: application.organisationId,
    body: application.body,
    benefit: application.benefit,
    prepared_on: application.preparedOn,
  });
}

export async function findApplication(db: Knex, planItemId: string): Promise<Application | undefined> {
  const row: unknown = await db('app.benefit_applications').first(COLUMNS).where({ plan_item_id: planItemId });
  return applicationSchema.optional().parse(row);
}

/** The application of a measure, locked until the end of the transaction. */
export async function lockApplication(db: Knex, planItemId: string): Promise<Application | undefined> {
  const row: unknown = await db('app.benefit_applications').first(COLUMNS).where({ plan_item_id: planItemId }).forUpdate();
  return applicationSchema.optional().parse(row);
}

/** Applications of a case by the measure for which they are made. */
export async function selectApplications(db: Knex, caseId: string): Promise<Application[]> {
  const rows: unknown = await db('app.benefit_applications').select(COLUMNS).where({ case_id: caseId }).orderBy('prepared_on');
  return z.array(applicationSchema).parse(rows);
}

/** Applications without a decision that nobody was reminded of and whose case was suspended for a while and is so no more, the oldest first. */
export async function selectHeldBack(db: Knex): Promise<Application[]> {
  const query = db('app.benefit_applications as b')
    .join('app.plan_items as i', 'i.id', 'b.plan_item_id')
    .select(Object.fromEntries(Object.entries(COLUMNS).map(([name, column]) => [name, `b.${column}`])))
    .where({ 'b.decision': null, 'b.reminded_at': null })
    .whereNotNull('b.decision_due_on')
    .whereIn('i.status', ['planned', 'running'])
    .orderBy(['b.decision_due_on', 'b.id']);
  keepResumed(query, db, 'b.case_id');
  const rows: unknown = await query;
  return z.array(applicationSchema).parse(rows);
}

export async function updateSubmitted(
  db: Knex,
  id: string,
  given: {
    papers: readonly string[];
    submittedOn: string;
    bodyNumber: string | null;
    decisionDueOn: string;
    isDueProvisional: boolean;
  },
): Promise<void> {
  await db('app.benefit_applications').where({ id }).update({
    papers: given.papers,
    submitted_on: given.submittedOn,
    body_number: given.bodyNumber,
    decision_due_on: given.decisionDueOn,
    is_due_provisional: given.isDueProvisional,
  });
}

export async function updateDecision(
  db: Knex,
  id: string,
  given: Pick<Application, 'amountKopecks' | 'periodFrom' | 'periodTo' | 'reason'> & {
    decision: BenefitDecision;
    decidedOn: string;
  },
): Promise<void> {
  await db('app.benefit_applications').where({ id }).update({
    decision: given.decision,
    decided_on: given.decidedOn,
    amount_kopecks: given.amountKopecks,
    period_from: given.periodFrom,
    period_to: given.periodTo,
    reason: given.reason,
  });
}

export async function updateReminded(db: Knex, id: string, at: Date): Promise<void> {
  await db('app.benefit_applications').where({ id }).update({ reminded_at: at });
}
