import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import type { AgendaItem } from './agenda-item.ts';
import { recordFamilyAttendance, selectSessionItems } from './agenda-item-store.ts';
import { requireQuorum } from './check-quorum.ts';
import { notifyLateCases } from './late-cases.ts';
import { lockOpenSession } from './lock-open-session.ts';
import { recordBodyPresence, recordFamilyPresence, selectInvitations } from './session-invitation-store.ts';
import { listSessionPeople } from './session-people.ts';
import type { Session } from './session.ts';
import { replaceAttendance, updateSession } from './session-store.ts';
import { getZoneOf } from './task-session.ts';

export const holdSessionInput = z.object({
  sessionId: z.uuid(),
  heldOn: z.iso.date(),
  presentMemberIds: z.array(z.uuid()).min(1),
  families: z.array(
    z.object({
      questionId: z.uuid(),
      attended: z.enum(['yes', 'no']),
      absenceReason: z.string().trim().min(1).optional(),
    }),
  ),
  bodies: z
    .array(
      z.object({
        invitationId: z.uuid(),
        attended: z.enum(['yes', 'no']),
        representative: z.string().trim().min(1).max(300).optional(),
      }),
    )
    .default([]),
});
type Held = z.output<typeof holdSessionInput>;

/**
 * Records who sat in the session, which families and invited bodies came, with the reason where a family did not
 * (П1 п.4.4, 4.12; П4–11 ст.IV; T-058, T-060, T-061).
 */
export async function holdSession(ctx: Context, input: z.input<typeof holdSessionInput>): Promise<void> {
  const given = holdSessionInput.parse(input);
  const { sessionId, heldOn, presentMemberIds } = given;
  await inTransaction(ctx, async (tx) => {
    const session = await lockOpenSession(tx, sessionId, ['agenda-published']);
    const items = await selectSessionItems(tx.db, sessionId);
    await checkDay(tx, session, heldOn);
    const people = (await listSessionPeople(tx, session, heldOn)).map(({ value }) => value);
    if (presentMemberIds.some((id) => !people.includes(id))) {
      throw invalidInput('В заседании участвуют члены консилиума.', {
        '/presentMemberIds': 'Отмеченный не состоит в консилиуме на эту дату.',
      });
    }
    await requireQuorum(tx, session, { heldOn, presentMemberIds });
    await recordFamilies(tx, items, given);
    await recordBodies(tx, given);
    await replaceAttendance(
      tx.db,
      sessionId,
      people.map((userId) => ({ userId, isPresent: presentMemberIds.includes(userId) })),
    );
    await updateSession(tx.db, sessionId, { status: 'held', heldOn });
    await recordEvent(tx, {
      action: 'session.held',
      objectKind: 'session',
      objectId: sessionId,
      centreId: session.centreId,
      after: { heldOn, present: presentMemberIds },
    });
    await notifyLateCases(tx, { centreId: session.centreId });
  });
}

/** People may meet before the day that was planned, but a past day before it would be older than the agenda itself. */
async function checkDay(ctx: Context, session: Session, heldOn: string): Promise<void> {
  const timeZone = await getZoneOf(ctx, session.centreId);
  const [today, plannedOn] = [dateInZone(ctx.now, timeZone), dateInZone(session.plannedAt, timeZone)];
  if (heldOn > today)
    throw invalidInput('Заседание ещё не прошло.', { '/heldOn': 'Дата заседания не может быть позже сегодняшнего дня.' });
  if (heldOn < plannedOn && heldOn < today)
    throw invalidInput('Проверьте дату заседания.', {
      '/heldOn': `Заседание назначено на ${russianDate(plannedOn)}: прошедший день до этой даты не подходит.`,
    });
}

async function recordFamilies(ctx: Context, items: readonly AgendaItem[], { sessionId, families }: Held): Promise<void> {
  for (const [index, item] of items.entries()) {
    const row = families.findIndex(({ questionId }) => questionId === item.id);
    const family = families[row];
    if (!family)
      throw invalidInput(`Отметьте присутствие семьи по вопросу ${index + 1}.`, {
        '/families': 'Отметьте присутствие каждой семьи.',
      });
    if (family.attended === 'no' && family.absenceReason === undefined) {
      throw invalidInput('Укажите причину отсутствия семьи.', {
        [`/families/${row}/absenceReason`]: 'Укажите причину отсутствия.',
      });
    }
    const attended = family.attended === 'yes';
    const presence = { attended, absenceReason: attended ? null : (family.absenceReason ?? null) };
    await recordFamilyAttendance(ctx.db, item.id, presence);
    await recordFamilyPresence(ctx.db, { sessionId, agendaItemId: item.id }, presence);
  }
}

/** Bodies may be engaged but need not come: who was invited and came is named with the representative (П1 п.4.12; T-061). */
async function recordBodies(ctx: Context, { sessionId, bodies }: Held): Promise<void> {
  const invited = (await selectInvitations(ctx.db, sessionId)).filter(({ organisationId }) => organisationId !== null);
  for (const { id } of invited) {
    const row = bodies.findIndex(({ invitationId }) => invitationId === id);
    const body = bodies[row];
    if (!body)
      throw invalidInput('Отметьте, кто из приглашенных организаций пришел.', {
        '/bodies': 'Отметьте присутствие каждой приглашенной организации.',
      });
    if (body.attended === 'yes' && body.representative === undefined)
      throw invalidInput('Укажите представителя организации.', {
        [`/bodies/${row}/representative`]: 'Укажите должность и фамилию представителя.',
      });
    await recordBodyPresence(ctx.db, id, {
      attended: body.attended === 'yes',
      representative: body.attended === 'yes' ? (body.representative ?? null) : null,
    });
  }
}
