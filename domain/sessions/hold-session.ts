import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { getSupportedCase } from '#domain/plans/supported-case';
import { recordFamilyAttendance, selectSessionItems } from './agenda-item-store.ts';
import { lockOpenSession } from './lock-open-session.ts';
import { listSessionPeople } from './session-people.ts';
import { replaceAttendance, updateSession } from './session-store.ts';

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
});

/** Records who sat in the session and which families came, with the reason where one did not (П1 п.4.4; П4–11 ст.IV; T-058, T-060). */
export async function holdSession(ctx: Context, input: z.input<typeof holdSessionInput>): Promise<void> {
  const { sessionId, heldOn, presentMemberIds, families } = holdSessionInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const session = await lockOpenSession(tx, sessionId, ['agenda-published']);
    const items = await selectSessionItems(tx.db, sessionId);
    const [first] = items;
    if (first) {
      const { timeZone } = await getSupportedCase(tx, first.caseId);
      if (heldOn > dateInZone(tx.now, timeZone)) {
        throw invalidInput('Заседание ещё не прошло.', { '/heldOn': 'Дата заседания не может быть позже сегодняшнего дня.' });
      }
    }
    const people = (await listSessionPeople(tx, session, heldOn)).map(({ value }) => value);
    if (presentMemberIds.some((id) => !people.includes(id))) {
      throw invalidInput('В заседании участвуют члены консилиума.', {
        '/presentMemberIds': 'Отмеченный не состоит в консилиуме на эту дату.',
      });
    }

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
      await recordFamilyAttendance(tx.db, item.id, {
        attended: family.attended === 'yes',
        absenceReason: family.attended === 'no' ? (family.absenceReason ?? null) : null,
      });
    }
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
  });
}
