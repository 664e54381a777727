import type { Knex } from 'knex';
import { z } from 'zod';
import { agendaItemSchema, type AgendaItem, type QuestionKind } from './agenda-item.ts';
import type { Decision } from './decision.ts';

const COLUMNS = {
  id: 'id',
  caseId: 'case_id',
  sessionId: 'session_id',
  kind: 'kind',
  planVersionId: 'plan_version_id',
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

const parseRows = (rows: unknown): AgendaItem[] => z.array(agendaItemSchema).parse(rows);
const nextVersion = (db: Knex) => db.raw('version + 1');

export async function insertAgendaItem(
  db: Knex,
  item: { caseId: string; kind: QuestionKind; planVersionId: string | null; createdAt: Date },
): Promise<string> {
  const rows: unknown = await db('app.agenda_items')
    .insert({
      case_id: item.caseId,
      kind: item.kind,
      plan_version_id: item.planVersionId,
      status: 'waiting',
      created_at: item.createdAt,
    })
    .returning('id');
  const [row] = z.array(z.object({ id: z.uuid() })).parse(rows);
  if (!row) throw new Error('an agenda item was not stored');
  return row.id;
}

/** The question of this kind that the case already waits with. */
export async function findOpenAgendaItem(db: Knex, caseId: string, kind: QuestionKind): Promise<AgendaItem | undefined> {
  const row: unknown = await db('app.agenda_items')
    .first(COLUMNS)
    .where({ case_id: caseId, kind })
    .whereNot({ status: 'decided' })
    .orderBy('created_at');
  return agendaItemSchema.optional().parse(row);
}

export async function findAgendaItemById(db: Knex, id: string): Promise<AgendaItem | undefined> {
  return agendaItemSchema.optional().parse(await db('app.agenda_items').first(COLUMNS).where({ id }));
}

/** The newest decided question of a kind of a case. */
export async function findLastDecided(db: Knex, caseId: string, kind: QuestionKind): Promise<AgendaItem | undefined> {
  const row: unknown = await db('app.agenda_items')
    .first(COLUMNS)
    .where({ case_id: caseId, kind, status: 'decided' })
    .orderBy('decided_at', 'desc');
  return agendaItemSchema.optional().parse(row);
}

/** Questions with these ids, locked until the end of the transaction, so that nobody decides or schedules one twice. */
export async function lockAgendaItems(db: Knex, ids: readonly string[]): Promise<AgendaItem[]> {
  return parseRows(await db('app.agenda_items').select(COLUMNS).whereIn('id', ids).orderBy('id').forUpdate());
}

export async function selectSessionItems(db: Knex, sessionId: string): Promise<AgendaItem[]> {
  return parseRows(await db('app.agenda_items').select(COLUMNS).where({ session_id: sessionId }).orderBy('position'));
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

export async function recordFamilyAttendance(
  db: Knex,
  id: string,
  attendance: { attended: boolean; absenceReason: string | null },
): Promise<void> {
  await db('app.agenda_items')
    .where({ id })
    .update({ family_attended: attendance.attended, family_absence_reason: attendance.absenceReason, version: nextVersion(db) });
}

export async function decideItem(db: Knex, id: string, decision: Decision, by: string, at: Date): Promise<void> {
  await db('app.agenda_items')
    .where({ id })
    .update({
      status: 'decided',
      outcome: decision.outcome,
      outcome_data: JSON.stringify(decision),
      decided_at: at,
      decided_by: by,
      version: nextVersion(db),
    });
}
