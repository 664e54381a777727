import type { Knex } from 'knex';
import { z } from 'zod';

export const INVITATION_WAYS = ['phone', 'letter', 'in-person', 'electronic'] as const;
export const invitationWaySchema = z.enum(INVITATION_WAYS);

const rowSchema = z.object({
  id: z.uuid(),
  sessionId: z.uuid(),
  agendaItemId: z.uuid(),
  organisationId: z.uuid().nullable(),
  organisationName: z.string().nullable(),
  invitedOn: z.string(),
  way: invitationWaySchema,
  attended: z.boolean().nullable(),
  representative: z.string().nullable(),
  absenceReason: z.string().nullable(),
});
export type SessionInvitation = z.infer<typeof rowSchema>;

export async function insertInvitation(
  db: Knex,
  given: Pick<SessionInvitation, 'sessionId' | 'agendaItemId' | 'organisationId' | 'invitedOn' | 'way'>,
): Promise<void> {
  await db('app.session_invitations').insert({
    session_id: given.sessionId,
    agenda_item_id: given.agendaItemId,
    organisation_id: given.organisationId,
    invited_on: given.invitedOn,
    way: given.way,
  });
}

/** Invitations to a session: of families (without an organisation) and of other bodies, by question. */
export async function selectInvitations(db: Knex, sessionId: string): Promise<SessionInvitation[]> {
  const rows: unknown = await db('app.session_invitations as i')
    .leftJoin('app.organisations as o', 'o.id', 'i.organisation_id')
    .select({
      id: 'i.id',
      sessionId: 'i.session_id',
      agendaItemId: 'i.agenda_item_id',
      organisationId: 'i.organisation_id',
      organisationName: 'o.name',
      invitedOn: 'i.invited_on',
      way: 'i.way',
      attended: 'i.attended',
      representative: 'i.representative',
      absenceReason: 'i.absence_reason',
    })
    .where('i.session_id', sessionId)
    .orderBy(['i.invited_on', 'o.name', 'i.id']);
  return z.array(rowSchema).parse(rows);
}

export async function recordFamilyPresence(
  db: Knex,
  key: { sessionId: string; agendaItemId: string },
  presence: { attended: boolean; absenceReason: string | null },
): Promise<void> {
  await db('app.session_invitations')
    .where({ session_id: key.sessionId, agenda_item_id: key.agendaItemId })
    .whereNull('organisation_id')
    .update({ attended: presence.attended, absence_reason: presence.absenceReason });
}

export async function recordBodyPresence(
  db: Knex,
  id: string,
  presence: { attended: boolean; representative: string | null },
): Promise<void> {
  await db('app.session_invitations')
    .where({ id })
    .update({ attended: presence.attended, representative: presence.representative });
}

/** Families told of a new time; what they answered to the old one no longer counts. */
export async function renewInvitations(db: Knex, sessionId: string, invitedOn: string): Promise<void> {
  await db('app.session_invitations').where({ session_id: sessionId }).update({ invited_on: invitedOn });
}
