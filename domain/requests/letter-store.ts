import type { Knex } from 'knex';
import { keepResumed } from '#domain/suspensions/resumed-cases';
import { z } from 'zod';

/** A referral goes out with the measure, an engagement asks for a co-executor, any other letter is the curator's own. */
export const letterKindSchema = z.enum(['referral', 'engagement', 'letter']);
/** `withdrawn` when the measure ended before anybody answered. */
export const letterAnswerSchema = z.enum(['accepted', 'refused', 'received', 'no-answer', 'withdrawn']);
export type LetterAnswer = z.infer<typeof letterAnswerSchema>;

export const letterSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  caseId: z.uuid(),
  planItemId: z.uuid(),
  kind: letterKindSchema,
  engagementId: z.uuid().nullable(),
  organisationId: z.uuid(),
  addressee: z.string(),
  subject: z.string(),
  body: z.string().nullable(),
  issuedOn: z.string(),
  answerDueOn: z.string(),
  isDueProvisional: z.boolean(),
  remindedAt: z.date().nullable(),
  answer: letterAnswerSchema.nullable(),
  answerText: z.string().nullable(),
  answeredOn: z.string().nullable(),
  answerDocumentId: z.uuid().nullable(),
});
export type Letter = z.infer<typeof letterSchema>;

const COLUMNS = {
  id: 'id',
  number: 'number',
  caseId: 'case_id',
  planItemId: 'plan_item_id',
  kind: 'kind',
  engagementId: 'engagement_id',
  organisationId: 'organisation_id',
  addressee: 'addressee',
  subject: 'subject',
  body: 'body',
  issuedOn: 'issued_on',
  answerDueOn: 'answer_due_on',
  isDueProvisional: 'is_due_provisional',
  remindedAt: 'reminded_at',
  answer: 'answer',
  answerText: 'answer_text',
  answeredOn: 'answered_on',
  answerDocumentId: 'answer_document_id',
} as const;

export type NewLetter = Pick<
  Letter,
  | 'number'
  | 'caseId'
  | 'planItemId'
  | 'organisationId'
  | 'addressee'
  | 'subject'
  | 'issuedOn'
  | 'answerDueOn'
  | 'isDueProvisional'
> & {
  readonly centreId: string;
  readonly kind?: Letter['kind'];
  readonly engagementId?: string;
  readonly body?: string;
};

export async function insertLetter(db: Knex, letter: NewLetter): Promise<string> {
  const rows: unknown = await db('app.letters')
    .insert({
      number: letter.number,
      centre_id: letter.centreId,
      case_id: letter.caseId,
      plan_item_id: letter.planItemId,
      kind: letter.kind ?? 'referral',
      engagement_id: letter.engagementId ?? null,
      organisation_id: letter.organisationId,
      addressee: letter.addressee,
      subject: letter.subject,
      body: letter.body ?? null,
      issued_on: letter.issuedOn,
      answer_due_on: letter.answerDueOn,
      is_due_provisional: letter.isDueProvisional,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

const REFERRAL = (planItemId: string) => ({ plan_item_id: planItemId, kind: 'referral' });

/** The referral of a measure, locked until the end of the transaction. */
export async function lockLetter(db: Knex, planItemId: string): Promise<Letter | undefined> {
  return letterSchema.optional().parse(await db('app.letters').first(COLUMNS).where(REFERRAL(planItemId)).forUpdate());
}

export async function findLetter(db: Knex, planItemId: string): Promise<Letter | undefined> {
  return letterSchema.optional().parse(await db('app.letters').first(COLUMNS).where(REFERRAL(planItemId)));
}

/** One letter by what names it, locked until the end of the transaction. */
export async function lockLetterBy(
  db: Knex,
  where: { readonly id: string } | { readonly engagement_id: string },
): Promise<Letter | undefined> {
  return letterSchema.optional().parse(await db('app.letters').first(COLUMNS).where(where).forUpdate());
}

export async function findLetterBy(
  db: Knex,
  where: { readonly id: string } | { readonly engagement_id: string },
): Promise<Letter | undefined> {
  return letterSchema.optional().parse(await db('app.letters').first(COLUMNS).where(where));
}

/** Letters of a measure beside its referral that still wait for an answer, locked in a fixed order. */
export async function lockOpenLetters(db: Knex, planItemId: string): Promise<Letter[]> {
  const rows: unknown = await db('app.letters')
    .select(COLUMNS)
    .where({ plan_item_id: planItemId, answer: null })
    .whereNot({ kind: 'referral' })
    .orderBy('id')
    .forUpdate();
  return z.array(letterSchema).parse(rows);
}

/** Letters of open measures that nobody was reminded of and whose case was suspended for a while and is so no more, the oldest first. */
export async function selectHeldBack(db: Knex): Promise<Letter[]> {
  const query = db('app.letters as l')
    .join('app.plan_items as i', 'i.id', 'l.plan_item_id')
    .select(Object.fromEntries(Object.entries(COLUMNS).map(([name, column]) => [name, `l.${column}`])))
    .where({ 'l.answer': null, 'l.reminded_at': null })
    .whereIn('i.status', ['planned', 'running'])
    .orderBy(['l.answer_due_on', 'l.id']);
  keepResumed(query, db, 'l.case_id');
  const rows: unknown = await query;
  return z.array(letterSchema).parse(rows);
}

export async function updateReminded(db: Knex, id: string, at: Date): Promise<void> {
  await db('app.letters').where({ id }).update({ reminded_at: at });
}

export async function updateAnswer(
  db: Knex,
  id: string,
  answer: { answer: LetterAnswer; answerText: string; answeredOn: string; answerDocumentId?: string | undefined },
): Promise<void> {
  await db('app.letters')
    .where({ id })
    .update({
      answer: answer.answer,
      answer_text: answer.answerText,
      answered_on: answer.answeredOn,
      answer_document_id: answer.answerDocumentId ?? null,
    });
}
