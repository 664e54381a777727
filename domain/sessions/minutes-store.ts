import type { Knex } from 'knex';

/** What the minutes keep beside the decisions: postponements and dissent (П1 п.4.4; T-058). */
export async function insertPostponement(
  db: Knex,
  given: { agendaItemId: string; sessionId: string; position: number | null; reason: string; at: Date; by: string },
): Promise<void> {
  await db('app.question_postponements').insert({
    agenda_item_id: given.agendaItemId,
    session_id: given.sessionId,
    position: given.position,
    reason: given.reason,
    postponed_at: given.at,
    postponed_by: given.by,
  });
}

export async function insertDissent(
  db: Knex,
  given: { agendaItemId: string; sessionId: string; userId: string; text: string; at: Date },
): Promise<void> {
  await db('app.question_dissents').insert({
    agenda_item_id: given.agendaItemId,
    session_id: given.sessionId,
    user_id: given.userId,
    text: given.text,
    recorded_at: given.at,
  });
}
