import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase, findCaseAccess } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { EVENT_TITLES, eventKindSchema } from '#domain/events/event-record';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import { listUserNames } from '#domain/users/user-name-view';
import { questionKindSchema, questionStatusSchema } from './agenda-item.ts';
import { decisionSchema, type Decision } from './decision.ts';

const rowSchema = z.object({
  id: z.uuid(),
  kind: questionKindSchema,
  status: questionStatusSchema,
  eventKind: eventKindSchema.nullable(),
  note: z.string().nullable(),
  withdrawalReason: z.string().nullable(),
  postponed: z.array(z.object({ sessionNumber: z.string(), reason: z.string() })),
  sessionId: z.uuid().nullable(),
  sessionNumber: z.string().nullable(),
  plannedAt: z.date().nullable(),
  waitingSince: z.date(),
  familyAttended: z.boolean().nullable(),
  familyAbsenceReason: z.string().nullable(),
  outcome: z.string().nullable(),
  outcomeData: decisionSchema.nullable(),
  decidedAt: z.date().nullable(),
  decidedBy: z.uuid().nullable(),
});

/**
 * The questions of one case for its consilium with their decisions, the newest first; leaves a trace. Words about the family's
 * problems are shown to those who may read its plan (П1 п.4.4, 5.11; T-058, T-195, T-197).
 */
export async function openCaseQuestions(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['family.read', 'read']);
  const found = await getCase(acting, caseId);
  await recordReading(acting, {
    action: 'case.questions-viewed',
    objectKind: 'case',
    objectId: found.id,
    caseId: found.id,
    centreId: found.centreId,
  });
  const person = await loadPerson(acting, acting.actor.id);
  const access = (await findCaseAccess(acting, found.id)) ?? {};
  const readsPlan = may(person, 'plan.draft', 'read', access);
  const questions = await selectQuestions(acting, found.id);
  const names = await listUserNames(
    acting,
    questions.map(({ decidedBy }) => decidedBy ?? ''),
  );
  const items = questions.map((row) => {
    const {
      eventKind,
      sessionId,
      sessionNumber,
      plannedAt,
      decidedBy,
      outcomeData,
      note,
      withdrawalReason,
      postponed,
      ...question
    } = row;
    return {
      ...question,
      event: eventKind === null ? null : EVENT_TITLES[eventKind],
      note: readsPlan ? note : null,
      reason: readsPlan ? reasonOf(outcomeData) : null,
      withdrawalReason: readsPlan ? withdrawalReason : null,
      postponed: postponed.map(({ sessionNumber: number, reason }) => ({
        sessionNumber: number,
        reason: readsPlan ? reason : null,
      })),
      level: outcomeData && 'level' in outcomeData ? outcomeData.level : null,
      results: readsPlan && outcomeData?.outcome === 'complete' ? outcomeData.results : [],
      session:
        sessionId !== null && sessionNumber !== null && plannedAt ? { id: sessionId, number: sessionNumber, plannedAt } : null,
      decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? { id: decidedBy, name: '' }),
    };
  });
  return { items, mayPropose: may(person, 'question.decide', 'propose', access), mayReadDrafting: readsPlan };
}

async function selectQuestions(ctx: Context, caseId: string) {
  const rows: unknown = await ctx
    .db('app.agenda_items as a')
    .leftJoin('app.sessions as s', 's.id', 'a.session_id')
    .leftJoin('app.case_events as e', 'e.id', 'a.case_event_id')
    .select({
      id: 'a.id',
      kind: 'a.kind',
      eventKind: 'e.kind',
      status: 'a.status',
      note: 'a.note',
      withdrawalReason: 'a.withdrawal_reason',
      postponed: ctx.db.raw(
        `coalesce((select json_agg(json_build_object('sessionNumber', ps.number, 'reason', p.reason) order by p.postponed_at)
           from app.question_postponements p join app.sessions ps on ps.id = p.session_id where p.agenda_item_id = a.id), '[]'::json)`,
      ),
      sessionId: 's.id',
      sessionNumber: 's.number',
      plannedAt: 's.planned_at',
      waitingSince: 'a.created_at',
      familyAttended: 'a.family_attended',
      familyAbsenceReason: 'a.family_absence_reason',
      outcome: 'a.outcome',
      outcomeData: 'a.outcome_data',
      decidedAt: 'a.decided_at',
      decidedBy: 'a.decided_by',
    })
    .where({ 'a.case_id': caseId })
    .orderBy([{ column: 'a.created_at', order: 'desc' }, { column: 'a.id' }]);
  return z.array(rowSchema).parse(rows);
}

/** The consilium's own words on the decision, whatever field of it they stand in. */
function reasonOf(decision: Decision | null): string | null {
  if (decision === null) return null;
  switch (decision.outcome) {
    case 'accepted':
    case 'level-set':
      return decision.levelReason;
    case 'rework':
      return decision.remarks;
    case 'noted':
      return decision.recommendation;
    case 'need-confirmed':
      return null;
    default:
      return decision.reason ?? null;
  }
}
