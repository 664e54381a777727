import type { Knex } from 'knex';
import { z } from 'zod';
import { describeDefect, listDocumentDefects } from '#domain/assessment/document-defects';
import { recordReading } from '#domain/audit/record-reading';
import type { Context } from '#domain/context';
import { EVENT_TITLES, eventKindSchema } from '#domain/events/event-record';
import { notFound } from '#domain/errors';
import { countUpTo, type PageRequest } from '#domain/page';
import { loadPerson } from '#domain/users/load-person';
import { listUserNames } from '#domain/users/user-name-view';
import { questionKindSchema } from './agenda-item.ts';
import { listDissents, listPostponed } from './minutes-view.ts';
import { readableSessions } from './readable-sessions.ts';
import { selectInvitations, type SessionInvitation } from './session-invitation-store.ts';
import { sessionStatusSchema, type SessionStatus } from './session.ts';

const sessionRow = z.object({
  id: z.uuid(),
  number: z.string(),
  centreId: z.uuid(),
  bodyName: z.string(),
  plannedAt: z.date(),
  place: z.string(),
  status: sessionStatusSchema,
  questionsTotal: z.int(),
  chairmanId: z.uuid().nullable(),
  chairmanOnBehalfOf: z.uuid().nullable(),
  heldOn: z.string().nullable(),
  minutesNumber: z.string().nullable(),
  minutesSignedAt: z.date().nullable(),
  cancelReason: z.string().nullable(),
});

const questionRow = z.object({
  id: z.uuid(),
  position: z.int().nullable(),
  kind: questionKindSchema,
  eventKind: eventKindSchema.nullable(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  family: z.string(),
  status: z.enum(['on-agenda', 'decided', 'withdrawn']),
  note: z.string().nullable(),
  withdrawalReason: z.string().nullable(),
  votesFor: z.int().nullable(),
  votesAgainst: z.int().nullable(),
  votesAbstained: z.int().nullable(),
  familyInvitedAt: z.date().nullable(),
  familyAttended: z.boolean().nullable(),
  familyAbsenceReason: z.string().nullable(),
  outcome: z.string().nullable(),
  decidedAt: z.date().nullable(),
  decidedBy: z.uuid().nullable(),
});

/** Sessions of the bodies that the person serves, the latest first (П1 п.4.4; T-058). */
export async function listSessions(ctx: Context, filter: { status?: SessionStatus | undefined }, page: PageRequest) {
  const query = readableSessions(ctx, await loadPerson(ctx, ctx.actor.id));
  if (filter.status) void query.where('s.status', filter.status);
  const rows: unknown = await query
    .clone()
    .select(columns(ctx.db))
    .orderBy([{ column: 's.planned_at', order: 'desc' }, { column: 's.id' }])
    .limit(page.limit)
    .offset(page.offset);
  return { items: z.array(sessionRow).parse(rows), ...(await countUpTo(ctx.db, query)) };
}

/** A session with its questions, people and outcomes; opening it names families, so it leaves a trace (П1 п.4.4, 5.11; T-058, T-197). */
export async function openSession(ctx: Context, sessionId: string) {
  const row: unknown = await readableSessions(ctx, await loadPerson(ctx, ctx.actor.id))
    .where('s.id', sessionId)
    .first(columns(ctx.db));
  if (row === undefined) throw notFound('Заседание не найдено или недоступно.');
  const { chairmanId, chairmanOnBehalfOf, ...session } = sessionRow.parse(row);
  await recordReading(ctx, {
    action: 'session.viewed',
    objectKind: 'session',
    objectId: sessionId,
    centreId: session.centreId,
    purpose: 'consilium',
  });
  const questions = await listQuestions(ctx, sessionId);
  const attendance = await listAttendance(ctx, sessionId);
  const dissents = await listDissents(ctx, sessionId);
  const invitations = await selectInvitations(ctx.db, sessionId);
  const isAhead = session.status === 'planned' || session.status === 'agenda-published';
  const names = await listUserNames(ctx, [
    chairmanId ?? '',
    chairmanOnBehalfOf ?? '',
    ...attendance.map(({ userId }) => userId),
    ...questions.map(({ decidedBy }) => decidedBy ?? ''),
  ]);
  const named = (id: string | null) => (id === null ? null : (names.get(id) ?? { id, name: '' }));
  return {
    ...session,
    chairman: named(chairmanId),
    chairmanOnBehalfOf: named(chairmanOnBehalfOf),
    attendance: attendance.map(({ userId, isPresent }) => ({ user: names.get(userId) ?? { id: userId, name: '' }, isPresent })),
    questions: await Promise.all(
      questions.map(
        async ({ eventKind, caseId, caseNumber, family, decidedBy, votesFor, votesAgainst, votesAbstained, ...question }) => ({
          ...question,
          event: eventKind === null ? null : EVENT_TITLES[eventKind],
          case: { id: caseId, number: caseNumber, family },
          decidedBy: named(decidedBy),
          votes:
            votesFor === null || votesAgainst === null || votesAbstained === null
              ? null
              : { votesFor, votesAgainst, votesAbstained },
          dissents: dissents.filter(({ agendaItemId }) => agendaItemId === question.id),
          bodies: bodiesOf(invitations, question.id),
          // Only while the meeting is ahead do missing papers still change something (T-031).
          documentDefects: isAhead ? (await listDocumentDefects(ctx, caseId)).map(describeDefect) : [],
        }),
      ),
    ),
    postponed: (await listPostponed(ctx, sessionId)).map(({ caseId, caseNumber, family, ...question }) => ({
      ...question,
      case: { id: caseId, number: caseNumber, family },
      dissents: dissents.filter(({ agendaItemId }) => agendaItemId === question.id),
    })),
    moves: await listMoves(ctx, sessionId),
  };
}

function bodiesOf(invitations: readonly SessionInvitation[], questionId: string) {
  return invitations.flatMap(({ agendaItemId, organisationId, organisationName, invitedOn, way, attended, representative }) =>
    agendaItemId === questionId && organisationId !== null
      ? [{ organisation: { id: organisationId, name: organisationName ?? '' }, invitedOn, way, attended, representative }]
      : [],
  );
}

function columns(db: Knex) {
  return {
    id: 's.id',
    number: 's.number',
    centreId: 's.centre_id',
    bodyName: 'b.name',
    plannedAt: 's.planned_at',
    place: 's.place',
    status: 's.status',
    questionsTotal: db.raw('(select count(*)::integer from app.agenda_items a where a.session_id = s.id)'),
    chairmanId: 's.chairman_id',
    chairmanOnBehalfOf: 's.chairman_on_behalf_of',
    heldOn: 's.held_on',
    minutesNumber: 's.minutes_number',
    minutesSignedAt: 's.minutes_signed_at',
    cancelReason: 's.cancel_reason',
  };
}

async function listQuestions(ctx: Context, sessionId: string) {
  const rows: unknown = await ctx
    .db('app.agenda_items as a')
    .join('app.cases as c', 'c.id', 'a.case_id')
    .join('app.families as f', 'f.id', 'c.family_id')
    .leftJoin('app.case_events as e', 'e.id', 'a.case_event_id')
    .where({ 'a.session_id': sessionId })
    .select({
      id: 'a.id',
      position: 'a.position',
      kind: 'a.kind',
      eventKind: 'e.kind',
      caseId: 'c.id',
      caseNumber: 'c.number',
      family: 'f.title',
      status: 'a.status',
      note: 'a.note',
      withdrawalReason: 'a.withdrawal_reason',
      votesFor: 'a.votes_for',
      votesAgainst: 'a.votes_against',
      votesAbstained: 'a.votes_abstained',
      familyInvitedAt: 'a.family_invited_at',
      familyAttended: 'a.family_attended',
      familyAbsenceReason: 'a.family_absence_reason',
      outcome: 'a.outcome',
      decidedAt: 'a.decided_at',
      decidedBy: 'a.decided_by',
    })
    .orderByRaw('a.position nulls last, a.created_at');
  return z.array(questionRow).parse(rows);
}

async function listAttendance(ctx: Context, sessionId: string) {
  const rows: unknown = await ctx
    .db('app.session_attendance')
    .where({ session_id: sessionId })
    .select({ userId: 'user_id', isPresent: 'is_present' });
  return z.array(z.object({ userId: z.uuid(), isPresent: z.boolean() })).parse(rows);
}

const moveRow = z.object({ fromAt: z.date(), toAt: z.date(), reason: z.string(), movedAt: z.date() });

async function listMoves(ctx: Context, sessionId: string) {
  const rows: unknown = await ctx
    .db('app.session_moves')
    .where({ session_id: sessionId })
    .select({ fromAt: 'from_at', toAt: 'to_at', reason: 'reason', movedAt: 'moved_at' })
    .orderBy('moved_at');
  return z.array(moveRow).parse(rows);
}
