import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone, instantInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { findCurrentCurator } from '#domain/curators/current-curator';
import { DomainError, invalidInput } from '#domain/errors';
import { notifyPeople } from '#domain/notifications/notify-people';
import { getOrganisations } from '#domain/organisations/find-institutions';
import { getSupportedCase } from '#domain/plans/supported-case';
import type { AgendaItem } from './agenda-item.ts';
import { lockAgendaItems, scheduleItem } from './agenda-item-store.ts';
import { notifyLateCases } from './late-cases.ts';
import { lockOpenSession } from './lock-open-session.ts';
import { insertInvitation, invitationWaySchema } from './session-invitation-store.ts';
import type { Session } from './session.ts';
import { updateSession } from './session-store.ts';
import { tellMembers } from './tell-members.ts';
import { getZoneOf } from './task-session.ts';

const bodySchema = z.object({
  questionId: z.uuid(),
  organisationId: z.uuid(),
  invitedOn: z.iso.date(),
  way: invitationWaySchema,
});

export const publishAgendaInput = z.object({
  sessionId: z.uuid(),
  questionIds: z.array(z.uuid()).min(1),
  /** Day and way in which families are invited unless a row of `families` says otherwise. */
  invitedOn: z.iso.date(),
  way: invitationWaySchema,
  families: z.array(z.object({ questionId: z.uuid(), invitedOn: z.iso.date(), way: invitationWaySchema })).default([]),
  bodies: z.array(bodySchema).default([]),
});

/**
 * Takes waiting questions up into a session and records the invitations of their families and of other bodies
 * (П1 п.4.4, 4.12; П4–11 ст.IV, VI; T-058, T-060, T-061).
 */
export async function publishAgenda(ctx: Context, input: z.input<typeof publishAgendaInput>): Promise<void> {
  const given = publishAgendaInput.parse(input);
  const { sessionId, questionIds, bodies } = given;
  await inTransaction(ctx, async (tx) => {
    const session = await lockOpenSession(tx, sessionId, ['planned']);
    const items = new Map((await lockAgendaItems(tx.db, questionIds)).map((item) => [item.id, item]));
    refuseStrayRows(given);

    for (const [index, id] of questionIds.entries()) {
      const { timeZone, today } = await requireWaiting(tx, items.get(id), session.centreId);
      const row = given.families.findIndex(({ questionId }) => questionId === id);
      const { invitedOn, way } = given.families[row] ?? given;
      if (invitedOn > today) throw refuseFuture(row === -1 ? '/invitedOn' : `/families/${row}/invitedOn`);
      await scheduleItem(tx.db, id, {
        sessionId,
        position: index + 1,
        familyInvitedAt: instantInZone(invitedOn, '12:00', timeZone),
      });
      await insertInvitation(tx.db, { sessionId, agendaItemId: id, organisationId: null, invitedOn, way });
    }
    const today = dateInZone(tx.now, await getZoneOf(tx, session.centreId));
    await getOrganisations(tx, { ids: bodies.map(({ organisationId }) => organisationId) });
    for (const [index, { questionId, ...body }] of bodies.entries()) {
      if (body.invitedOn > today) throw refuseFuture(`/bodies/${index}/invitedOn`);
      await insertInvitation(tx.db, { sessionId, agendaItemId: questionId, ...body });
    }
    await updateSession(tx.db, sessionId, { status: 'agenda-published' });
    await recordEvent(tx, {
      action: 'session.agenda-published',
      objectKind: 'session',
      objectId: sessionId,
      centreId: session.centreId,
      after: { questions: questionIds, bodies: bodies.map(({ questionId, organisationId }) => ({ questionId, organisationId })) },
    });
    await invitePeople(tx, session, [...items.values()]);
    await notifyLateCases(tx, { centreId: session.centreId });
  });
}

/** Members and the chairman by the session, curators by each family that is discussed (П1 п.4.4; T-004, T-058). */
async function invitePeople(ctx: Context, session: Session, items: readonly AgendaItem[]): Promise<void> {
  const notice = { kind: 'session-invitation', dedupeKey: `session-invitation:${session.id}` } as const;
  await tellMembers(ctx, session, notice);
  for (const { id, caseId } of items) {
    const curator = await findCurrentCurator(ctx, caseId);
    if (!curator) continue;
    await notifyPeople(ctx, { ...notice, dedupeKey: `${notice.dedupeKey}:${id}`, userIds: [curator.userId], caseId });
  }
}

/** Invitations are for questions of this agenda, and each body is invited to a question once. */
function refuseStrayRows({ questionIds, families, bodies }: z.output<typeof publishAgendaInput>): void {
  const lists = {
    families: families.map(({ questionId }) => ({ questionId, who: 'family' })),
    bodies: bodies.map((body) => ({ questionId: body.questionId, who: body.organisationId })),
  };
  for (const [name, rows] of Object.entries(lists)) {
    const seen = new Set<string>();
    for (const [index, { questionId, who }] of rows.entries()) {
      const pointer = `/${name}/${index}/questionId`;
      if (!questionIds.includes(questionId))
        throw invalidInput('Приглашают на вопросы этой повестки.', {
          [pointer]: 'Включите вопрос в повестку или уберите строку.',
        });
      const key = `${questionId} ${who}`;
      if (seen.has(key)) throw invalidInput('Приглашение записано дважды.', { [pointer]: 'Уберите повторную строку.' });
      seen.add(key);
    }
  }
}

const refuseFuture = (pointer: string): DomainError =>
  invalidInput('Дата приглашения ещё не наступила.', { [pointer]: 'Укажите день, когда приглашение уже сделано.' });

/** Returns zone and today of the question's centre, which must be that of the session. */
async function requireWaiting(
  ctx: Context,
  item: AgendaItem | undefined,
  centreId: string,
): Promise<{ timeZone: string; today: string }> {
  const found = item && (await getSupportedCase(ctx, item.caseId));
  if (!item || found?.centreId !== centreId)
    throw invalidInput('Такого вопроса нет среди ожидающих.', { '/questionIds': 'Обновите страницу.' });
  if (item.status !== 'waiting')
    throw new DomainError('ALREADY_ON_AGENDA', 'Вопрос уже в повестке другого заседания.', { agendaItemId: item.id });
  return found;
}
