import { recordEvent } from '#domain/audit/record-event';
import { centreZone } from '#domain/calendar/centre-zone';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { authoriseHidden } from '#domain/users/authorise';
import { z } from 'zod';
import { classDateInput, type ClassGroup } from './class-group.ts';
import { insertDates, lockGroup, selectAttendance, selectDates, updateCancelled } from './class-store.ts';

const GROUP_MISSING = 'Группа не найдена или недоступна.';

/** The group, locked, for who may run classes of its centre; to others there is none (П1 п.5.11; T-193). */
export async function lockGroupFor(ctx: Context, groupId: string): Promise<{ tx: Context; group: ClassGroup }> {
  const group = await lockGroup(ctx.db, groupId);
  if (!group) throw notFound(GROUP_MISSING);
  const tx = await authoriseHidden(ctx, ['class.run', 'do'], { centreId: group.centreId, missing: GROUP_MISSING });
  return { tx, group };
}

const addDatesInput = z.object({ groupId: z.uuid(), dates: z.array(classDateInput).min(1).max(100) });

/** Adds classes to a group; those who have places there attend them too (П4–11 ст.V; T-073). */
export async function addClassDates(ctx: Context, given: z.input<typeof addDatesInput>): Promise<void> {
  const { groupId, dates } = parseInput(addDatesInput, given);
  await inTransaction(ctx, async (open) => {
    const { tx, group } = await lockGroupFor(open, groupId);
    const today = dateInZone(tx.now, await centreZone(tx, group.centreId));
    const past = dates.findIndex(({ heldOn }) => heldOn < today);
    if (past >= 0)
      throw invalidInput('Занятие уже прошло.', { [`/dates/${past}/heldOn`]: 'Назначьте занятие не раньше сегодняшнего дня.' });
    if ((await insertDates(tx.db, groupId, dates)) < dates.length) {
      throw invalidInput('Такое занятие в группе уже есть.', { '/dates': 'Занятие на этот день и час уже назначено.' });
    }
    await recordEvent(tx, {
      action: 'class.dates-added',
      objectKind: 'class-group',
      objectId: groupId,
      centreId: group.centreId,
      after: { dates: dates.map(({ heldOn }) => heldOn) },
    });
  });
}

const cancelDateInput = z.object({ groupId: z.uuid(), dateId: z.uuid() });

/** Calls one class off; nobody is asked for a mark of it then. One at which somebody was marked has taken place (П4–11 ст.V; T-073). */
export async function cancelClassDate(ctx: Context, given: z.input<typeof cancelDateInput>): Promise<void> {
  const { groupId, dateId } = parseInput(cancelDateInput, given);
  await inTransaction(ctx, async (open) => {
    const { tx, group } = await lockGroupFor(open, groupId);
    const date = (await selectDates(tx.db, [groupId])).find(({ id }) => id === dateId);
    if (!date) throw notFound('Занятие не найдено.');
    if (date.isCancelled) throw new DomainError('CLASS_ALREADY_CANCELLED', 'Занятие уже отменено.');
    if ((await selectAttendance(tx.db, [dateId])).length > 0) {
      throw new DomainError('CLASS_TOOK_PLACE', 'На этом занятии уже отмечена посещаемость: отменить его нельзя.');
    }
    await updateCancelled(tx.db, dateId, tx.now);
    await recordEvent(tx, {
      action: 'class.cancelled',
      objectKind: 'class-group',
      objectId: groupId,
      centreId: group.centreId,
      after: { heldOn: date.heldOn },
    });
  });
}
