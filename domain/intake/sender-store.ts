import type { Knex } from 'knex';
import { z } from 'zod';

const senderRow = z.object({
  kind: z.enum(['organisation', 'person']),
  name: z.string(),
  contacts: z.string().nullable(),
  isPrivate: z.boolean(),
});
export type SenderRow = z.infer<typeof senderRow>;

export async function insertSender(db: Knex, appealId: string, sender: SenderRow): Promise<void> {
  await db('app.appeal_senders')
    .insert({
      appeal_id: appealId,
      kind: sender.kind,
      name: sender.name,
      contacts: sender.contacts,
      is_private: sender.isPrivate,
    })
    .onConflict('appeal_id')
    .merge();
}

export async function findSender(db: Knex, appealId: string): Promise<SenderRow | undefined> {
  const rows: unknown = await db('app.appeal_senders')
    .select({ kind: 'kind', name: 'name', contacts: 'contacts', isPrivate: 'is_private' })
    .where({ appeal_id: appealId });
  return z.array(senderRow).parse(rows)[0];
}

const representativeRow = z.object({
  name: z.string(),
  capacity: z.string(),
  phone: z.string().nullable(),
  mayBeInformed: z.boolean(),
});
export type RepresentativeRow = z.infer<typeof representativeRow>;

export async function insertRepresentative(db: Knex, appealId: string, given: RepresentativeRow): Promise<void> {
  await db('app.appeal_representatives')
    .insert({
      appeal_id: appealId,
      name: given.name,
      capacity: given.capacity,
      phone: given.phone,
      may_be_informed: given.mayBeInformed,
    })
    .onConflict('appeal_id')
    .merge();
}

export async function findRepresentative(db: Knex, appealId: string): Promise<RepresentativeRow | undefined> {
  const rows: unknown = await db('app.appeal_representatives')
    .select({ name: 'name', capacity: 'capacity', phone: 'phone', mayBeInformed: 'may_be_informed' })
    .where({ appeal_id: appealId });
  return z.array(representativeRow).parse(rows)[0];
}

export const ANSWER_KINDS = ['accepted', 'considered'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

const answerRow = z.object({
  id: z.uuid(),
  kind: z.enum(ANSWER_KINDS),
  text: z.string(),
  madeAt: z.date(),
  sentOn: z.iso.date().nullable(),
});
export type AnswerRow = z.infer<typeof answerRow>;

/** Makes the answer; false when it was made before. */
export async function insertAnswer(
  db: Knex,
  given: { appealId: string; kind: AnswerKind; text: string; madeAt: Date },
): Promise<boolean> {
  const rows: unknown = await db('app.sender_answers')
    .insert({ appeal_id: given.appealId, kind: given.kind, text: given.text, made_at: given.madeAt })
    .onConflict(['appeal_id', 'kind'])
    .ignore()
    .returning('id');
  return z.array(z.unknown()).parse(rows).length === 1;
}

export async function listAnswers(db: Knex, appealId: string): Promise<AnswerRow[]> {
  const rows: unknown = await db('app.sender_answers')
    .select({ id: 'id', kind: 'kind', text: 'text', madeAt: 'made_at', sentOn: 'sent_on' })
    .where({ appeal_id: appealId })
    .orderBy('kind');
  return z.array(answerRow).parse(rows);
}

/** Marks an answer as sent; false when there is none that still waits. */
export async function markAnswerSent(
  db: Knex,
  given: { appealId: string; kind: AnswerKind; sentOn: string; sentBy: string },
): Promise<boolean> {
  const changed = await db('app.sender_answers')
    .where({ appeal_id: given.appealId, kind: given.kind })
    .whereNull('sent_on')
    .update({ sent_on: given.sentOn, sent_by: given.sentBy });
  return changed === 1;
}
