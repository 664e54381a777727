import { recordReading } from '#domain/audit/record-reading';
import { findCaseAccess } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { dateInZone } from '#domain/calendar/zoned-time';
import { isEnding } from '#domain/events/event-stage';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import { listUserNames } from '#domain/users/user-name-view';
import { authoriseMunicipalReading } from './municipal-access.ts';
import { listQuestionRows } from './municipal-store.ts';

/** Questions of a case to the municipal consilium with their way and answers, the newest first; leaves a trace (П1 п.4.13; T-103, T-197). */
export async function openMunicipalQuestions(ctx: Context, caseId: string) {
  const acting = await authoriseMunicipalReading(ctx, caseId);
  const found = await getCase(acting, caseId);
  await recordReading(acting, {
    action: 'municipal-questions.viewed',
    objectKind: 'case',
    objectId: caseId,
    caseId,
    centreId: found.centreId,
  });
  const rows = await listQuestionRows(acting.db, caseId);
  const names = await listUserNames(
    acting,
    rows.flatMap(({ raisedBy, decidedBy }) => [raisedBy, decidedBy ?? '']),
  );
  const today = dateInZone(acting.now, found.timeZone);
  const isRunning = found.status === 'preparation' || found.status === 'support';
  const person = await loadPerson(acting, acting.actor.id);
  const isOpen = rows.some(({ status }) => status !== 'declined' && status !== 'considered');
  return {
    items: rows.map(({ caseId: _case, organisationId: _id, raisedBy, raisedAt: _at, decidedBy, decidedAt: _when, ...row }) => ({
      ...row,
      raisedBy: names.get(raisedBy) ?? { id: raisedBy, name: '' },
      decidedBy: names.get(decidedBy ?? '') ?? null,
      documents: row.documentIds.length,
      isOverdue: row.status === 'sent' && row.answerDueOn !== null && row.answerDueOn < today,
      /** The support ended before the question was settled: nobody waits for it any more. */
      isDropped: !isRunning && row.status !== 'declined' && row.status !== 'considered',
    })),
    mayPropose:
      isRunning &&
      !isOpen &&
      !(await isEnding(acting, found)) &&
      may(person, 'municipal.escalate', 'propose', (await findCaseAccess(acting, caseId)) ?? {}),
  };
}
