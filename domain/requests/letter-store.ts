import type { Knex } from 'knex';
import { z } from 'zod';

export const letterSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  caseId: z.uuid(),
  planItemId: z.uuid(),
  organisationId: z.uuid(),
  addressee: z.string(),
  subject: z.string(),
  issuedOn: z.string(),
  answerDueOn: z.string(),
  isDueProvisional: z.boolean(),
  remindedAt: z.date().nullable(),
  answer: z.enum(['accepted', 'refused', 'no-answer']).nullable(),
  answerText: z.string().nullable(),
  answeredOn: z.string().nullable(),
});
export type Letter = z.infer<typeof letterSchema>;

const COLUMNS = {
  id: 'id',
  number: 'number',
  caseId: 'case_id',
  planItemId: 'plan_item_id',
  organisationId: 'organisation_id',
  addressee: 'addressee',
  subject: 'subject',
  issuedOn: 'issued_on',
  answerDueOn: 'answer_due_on',
  isDueProvisional: 'is_due_provisional',
  remindedAt: 'reminded_at',
  answer: 'answer',
  answerText: 'answer_text',
  answeredOn: 'answered_on',
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
> & { readonly centreId: string };

export async function insertLetter(db: Knex, letter: NewLetter): Promise<void> {
  await db('app.letters').insert({
    number: letter.number,
    centre_id: letter.centreId,
    case_id: letter.caseId,
    plan_item_id: letter.planItemId,
    organisation_id: letter.organisationId,
    addressee: letter.addressee,
    subject: letter.subject,
    issued_on: letter.issuedOn,
    answer_due_on: letter.answerDueOn,
    is_due_provisional: letter.isDueProvisional,
  });
}

/** The letter of a measure, locked until the end of the transaction. */
export async function lockLetter(db: Knex, planItemId: string): Promise<Letter | undefined> {
  return letterSchema.optional().parse(await db('app.letters').first(COLUMNS).where({ plan_item_id: planItemId }).forUpdate());
}

export async function findLetter(db: Knex, planItemId: string): Promise<Letter | undefined> {
  return letterSchema.optional().parse(await db('app.letters').first(COLUMNS).where({ plan_item_id: planItemId }));
}

export async function updateReminded(db: Knex, id: string, at: Date): Promise<void> {
  await db('app.letters').where({ id }).update({ reminded_at: at });
}

export async function updateAnswer(
  db: Knex,
  id: string,
  answer: { answer: 'accepted' | 'refused' | 'no-answer'; answerText: string; answeredOn: string },
): Promise<void> {
  await db('app.letters')
    .where({ id })
    .update({ answer: answer.answer, answer_text: answer.answerText, answered_on: answer.answeredOn });
}
