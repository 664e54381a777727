import { recordEvent } from '#domain/audit/record-event';
import { centreZone } from '#domain/calendar/centre-zone';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { lockGroupFor } from './change-dates.ts';
import { attendanceMarkSchema } from './class-group.ts';
import { selectDates, selectPlacesOfGroups, upsertAttendance } from './class-store.ts';

const markAttendanceInput = z.object({
  groupId: z.uuid(),
  dateId: z.uuid(),
  marks: z
    .array(z.object({ personId: z.uuid(), mark: attendanceMarkSchema }))
    .min(1)
    .max(200),
});

/** Fills the sheet of one class that has taken place; who has left the group is not marked any more (П4–11 ст.V; T-073, T-075). */
export async function markAttendance(ctx: Context, given: z.input<typeof markAttendanceInput>): Promise<void> {
  const { groupId, dateId, marks } = parseInput(markAttendanceInput, given);
  await inTransaction(ctx, async (open) => {
    const { tx, group } = await lockGroupFor(open, groupId);
    const date = (await selectDates(tx.db, [groupId])).find(({ id }) => id === dateId);
    if (!date) throw notFound('Занятие не найдено.');
    if (date.isCancelled) throw new DomainError('CLASS_ALREADY_CANCELLED', 'Занятие отменено: посещаемость не отмечают.');
    if (date.heldOn > dateInZone(tx.now, await centreZone(tx, group.centreId))) {
      throw new DomainError('CLASS_NOT_HELD', 'Занятие ещё не прошло: отметьте посещаемость в его день или позже.');
    }
    const members = (await selectPlacesOfGroups(tx.db, [groupId])).filter(({ leftAt }) => leftAt === null);
    const stranger = marks.findIndex(({ personId }) => !members.some((place) => place.personId === personId));
    if (stranger >= 0) {
      throw invalidInput('Отметить можно только участника группы.', {
        [`/marks/${stranger}/personId`]: 'Этого человека в группе нет.',
      });
    }
    const repeated = marks.findIndex(({ personId }, index) => marks.findIndex((mark) => mark.personId === personId) < index);
    if (repeated >= 0) {
      throw invalidInput('Участник отмечен дважды.', { [`/marks/${repeated}/personId`]: 'Этот участник уже отмечен выше.' });
    }
    await upsertAttendance(
      tx.db,
      marks.map(({ personId, mark }) => ({ classDateId: dateId, personId, mark })),
      { markedBy: tx.actor.id, markedAt: tx.now },
    );
    await recordEvent(tx, {
      action: 'class.attendance-marked',
      objectKind: 'class-group',
      objectId: groupId,
      centreId: group.centreId,
      after: {
        heldOn: date.heldOn,
        attended: marks.filter(({ mark }) => mark === 'attended').length,
        marked: marks.length,
      },
    });
  });
}
