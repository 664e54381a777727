import type { Knex } from 'knex';
import { z } from 'zod';
import { agendaItemSchema, type AgendaItem, type QuestionKind } from './agenda-item.ts';
import type { Decision, Outcome } from './decision.ts';

const COLUMNS = {
  id: 'id',
  caseId: 'case_id',
  sessionId: 'session_id',
  kind: 'kind',
  planVersionId: 'plan_version_id',
  caseEventId: 'case_event_id',
  position: 'position',
  status: 'status',
  familyInvitedAt: 'family_invited_at',
  familyAttended: 'family_attended',
  familyAbsenceReason: 'family_absence_reason',
  outcome: 'outcome',
  outcomeData: 'outcome_data',
  decidedAt: 'decided_at',
  decidedBy: 'decided_by',
  createdAt: 'created_at',
} as const;

const ENDINGS = ['complete', 'terminate', 'administrative'] satisfies Outcome[];

const parseRows = (rows: unknown): AgendaItem[] => z.array(agendaItemSchema).parse(rows);
const nextVersion = (db: Knex) => db.raw('version + 1');

export async function insertAgendaItem(
  db: Knex,
  item: {
    caseId: string;
    kind: QuestionKind;
    planVersionId: string | null;
    caseEventId?: string | null;
    createdAt: Date;
    proposedBy?: string;
    note?: string | undefined;
  },
): Promise<string> {
  const rows: unknown = await db('app.agenda_items')
    .insert({
      case_id: item.caseId,
      kind: item.kind,
      plan_version_id: item.planVersionId,
      case_event_id: item.caseEventId ?? null,
      status: 'waiting',
      created_at: item.createdAt,
      proposed_by: item.proposedBy ?? null,
      note: item.note ?? null,
    })
    .returning('id');
  const [row] = z.array(z.object({ id: z.uuid() })).parse(rows);
  if (!row) throw new Error('an agenda item was not stored');
  return row.id;
}

/** Questions of a case without an answer, the oldest first, locked until the end of the transaction. */
export async function lockOpenItems(db: Knex, caseId: string): Promise<AgendaItem[]> {
  return parseRows(
    await db('app.agenda_items')
      .select(COLUMNS)
      .where({ case_id: caseId })
      .whereIn('status', ['waiting', 'on-agenda'])
      .orderBy(['created_at', 'id'])
      .forUpdate(),
  );
}

export async function findAgendaItemById(db: Knex, id: string): Promise<AgendaItem | undefined> {
  return agendaItemSchema.optional().parse(await db('app.agenda_items').first(COLUMNS).where({ id }));
}

/** The newest decided question of any of these kinds of a case. */
export async function findLastDecided(db: Knex, caseId: string, kinds: readonly QuestionKind[]): Promise<AgendaItem | undefined> {
  const row: unknown = await db('app.agenda_items')
    .first(COLUMNS)
    .where({ case_id: caseId, status: 'decided' })
    .whereIn('kind', kinds)
    .orderBy([{ column: 'decided_at', order: 'desc' }, { column: 'id' }]);
  return agendaItemSchema.optional().parse(row);
}

/** The question of the results whose decision ends the support. */
export async function findFirstEnding(db: Knex, caseId: string): Promise<AgendaItem | undefined> {
  const row: unknown = await db('app.agenda_items')
    .first(COLUMNS)
    .where({ case_id: caseId, status: 'decided', kind: 'results' })
    .whereIn('outcome', ENDINGS)
    .orderBy(['decided_at', 'id']);
  return agendaItemSchema.optional().parse(row);
}

/** Whether an earlier decision on the same event changed the level of the family. */
export async function hasChangedLevel(
  db: Knex,
  { caseId, caseEventId }: Pick<AgendaItem, 'caseId' | 'caseEventId'>,
): Promise<boolean> {
  const row: unknown = await db('app.agenda_items')
    .first('id')
    .where({ case_id: caseId, case_event_id: caseEventId, status: 'decided', outcome: 'extend' })
    .whereRaw(`outcome_data->>'level' is not null`);
  return row !== undefined;
}

/** Questions with these ids, locked until the end of the transaction, so that nobody decides or schedules one twice. */
export async function lockAgendaItems(db: Knex, ids: readonly string[]): Promise<AgendaItem[]> {
  return parseRows(await db('app.agenda_items').select(COLUMNS).whereIn('id', ids).orderBy('id').forUpdate());
}

/** Questions that stand on the agenda of a session, withdrawn ones left out. */
export async function selectSessionItems(db: Knex, sessionId: string): Promise<AgendaItem[]> {
  return parseRows(
    await db('app.agenda_items')
      .select(COLUMNS)
      .where({ session_id: sessionId })
      .whereNot({ status: 'withdrawn' })
      .orderBy('position'),
  );
}

export async function scheduleItem(
  db: Knex,
  id: string,
  place: { sessionId: string; position: number; familyInvitedAt: Date },
): Promise<void> {
  await db('app.agenda_items')
    .where({ id })
    .update({
      session_id: place.sessionId,
      position: place.position,
      status: 'on-agenda',
      family_invited_at: place.familyInvitedAt,
      version: nextVersion(db),
    });
}

/** The session has a new time, and its families were invited to it. */
export async function inviteItemsAnew(db: Knex, sessionId: string, familyInvitedAt: Date): Promise<void> {
  await db('app.agenda_items')
    .where({ session_id: sessionId })
    .update({ family_invited_at: familyInvitedAt, version: nextVersion(db) });
}

export async function recordFamilyAttendance(
  db: Knex,
  id: string,
  attendance: { attended: boolean; absenceReason: string | null },
): Promise<void> {
  await db('app.agenda_items')
    .where({ id })
    .update({ family_attended: attendance.attended, family_absence_reason: attendance.absenceReason, version: nextVersion(db) });
}

/** How the members voted; only where the centre has votes. */
export interface Votes {
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstained: number;
}

export async function decideItem(
  db: Knex,
  id: string,
  given: { decision: Decision; votes: Votes | undefined; by: string; at: Date },
): Promise<void> {
  const { decision, votes } = given;
  await db('app.agenda_items')
    .where({ id })
    .update({
      status: 'decided',
      outcome: decision.outcome,
      outcome_data: JSON.stringify(decision),
      votes_for: votes?.votesFor ?? null,
      votes_against: votes?.votesAgainst ?? null,
      votes_abstained: votes?.votesAbstained ?? null,
      decided_at: given.at,
      decided_by: given.by,
      version: nextVersion(db),
    });
}

/** Back into the line: the next session starts with it anew. */
export async function returnToLine(db: Knex, ids: readonly string[]): Promise<void> {
  await db('app.agenda_items')
    .whereIn('id', ids)
    .update({
      status: 'waiting',
      session_id: null,
      position: null,
      family_invited_at: null,
      family_attended: null,
      family_absence_reason: null,
      version: nextVersion(db),
    });
}

export async function withdrawItem(
  db: Knex,
  id: string,
  given: { reason: string; sessionId: string | null; at: Date },
): Promise<void> {
  await db('app.agenda_items')
    .where({ id })
    .update({
      status: 'withdrawn',
      withdrawn_at: given.at,
      withdrawal_reason: given.reason,
      session_id: given.sessionId,
      version: nextVersion(db),
    });
}
