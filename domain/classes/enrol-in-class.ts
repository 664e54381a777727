import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { instantInZone, isoWithOffset } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { lockMeasure } from '#domain/plans/measure-state';
import { isOpen, type PlanItem } from '#domain/plans/plan-item';
import { getSupportedCase, type SupportedCase } from '#domain/plans/supported-case';
import type { ClassDate, ClassGroup } from './class-group.ts';
import { insertPlaces, lockGroup, selectDates, selectGroups, selectPlacesOfGroups, selectPlacesOfItems } from './class-store.ts';

export const enrolInClassInput = z.object({ planItemId: z.uuid() });

/** When the sheet of the last class is asked for: the evening of its day, when the class is over. */
const EVENING = '19:00';

/**
 * Places the people of a class measure in a group of the centre that is meant for the measure, still meets and has room; without
 * one the curator chooses or makes a group. The answer is when the last class is over. A measure that has ended meanwhile takes no
 * chairs (П4–11 ст.V; T-073, T-081).
 */
export async function enrolInClass(ctx: Context, input: z.input<typeof enrolInClassInput>): Promise<{ classEndsAt: string }> {
  const { planItemId } = enrolInClassInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const item = await lockMeasure(tx, planItemId);
    const found = await getSupportedCase(tx, item.caseId);
    const [place] = await selectPlacesOfItems(tx.db, [planItemId]);
    if (!place && !isOpen(item)) return { classEndsAt: isoWithOffset(tx.now, found.timeZone) };
    const groupId = place?.groupId ?? (await joinOpenGroup(tx, found, item));
    if (groupId === undefined) {
      throw new DomainError(
        'NO_CLASS_GROUP',
        'Группы для этого мероприятия со свободными местами нет: выберите или создайте её.',
      );
    }
    return { classEndsAt: await endOf(tx, found, groupId) };
  });
}

/** Takes places in the group that the curator named for everybody at whom the measure is directed (П4–11 ст.V; T-073). */
export async function joinGroup(ctx: Context, item: PlanItem, groupId: string): Promise<void> {
  const found = await getSupportedCase(ctx, item.caseId);
  const group = await lockGroup(ctx.db, groupId);
  if (group?.centreId !== found.centreId) throw notFound('Группа не найдена.');
  const answer = await takePlaces(ctx, { found, item, group });
  if (answer === 'over')
    throw invalidInput('В этой группе занятий больше нет.', { '/groupId': 'Выберите группу, в которой ещё будут занятия.' });
  if (answer === 'full')
    throw invalidInput('В группе нет свободных мест.', { '/groupId': 'Выберите группу, в которой есть места.' });
}

/** Looks at the locked group: what had room a moment ago may be full by now. */
async function takePlaces(
  ctx: Context,
  { found, item, group }: { found: SupportedCase; item: PlanItem; group: ClassGroup },
): Promise<'taken' | 'over' | 'full'> {
  const dates = (await selectDates(ctx.db, [group.id])).filter(({ isCancelled }) => !isCancelled);
  if (!stillMeets(dates, found.today)) return 'over';
  if (!(await hasRoom(ctx, group, item.targetPersonIds))) return 'full';
  const { targetPersonIds: personIds } = item;
  await insertPlaces(ctx.db, { groupId: group.id, planItemId: item.id, personIds, placedAt: ctx.now });
  await recordEvent(ctx, {
    action: 'class.enrolled',
    objectKind: 'plan-item',
    objectId: item.id,
    caseId: found.id,
    centreId: found.centreId,
    after: { groupId: group.id, people: personIds.length, lastOn: dates.at(-1)?.heldOn ?? null },
  });
  return 'taken';
}

/** Groups of the centre that still meet and have room for these people (П4–11 ст.V; T-073). */
export async function listOpenGroups(
  ctx: Context,
  found: Pick<SupportedCase, 'centreId' | 'today'>,
  personIds: readonly string[],
): Promise<{ group: ClassGroup; dates: ClassDate[] }[]> {
  const groups = await selectGroups(ctx.db, found.centreId);
  const dates = await selectDates(
    ctx.db,
    groups.map(({ id }) => id),
  );
  const open: { group: ClassGroup; dates: ClassDate[] }[] = [];
  for (const group of groups) {
    const own = dates.filter(({ groupId, isCancelled }) => groupId === group.id && !isCancelled);
    if (stillMeets(own, found.today) && (await hasRoom(ctx, group, personIds))) open.push({ group, dates: own });
  }
  return open;
}

/** The first group of the measure in which places can be had; groups are tried in one order, so that two measures never lock each other out. */
async function joinOpenGroup(ctx: Context, found: SupportedCase, item: PlanItem): Promise<string | undefined> {
  const code = item.measureCode;
  if (code === null) return undefined;
  const open = await listOpenGroups(ctx, found, item.targetPersonIds);
  for (const { group } of open.filter(({ group: { measureCodes } }) => measureCodes.includes(code))) {
    const locked = await lockGroup(ctx.db, group.id);
    if (locked && (await takePlaces(ctx, { found, item, group: locked })) === 'taken') return locked.id;
  }
  return undefined;
}

const stillMeets = (dates: readonly ClassDate[], today: string): boolean =>
  dates.some(({ heldOn, isCancelled }) => !isCancelled && heldOn >= today);

/** A person who comes for two measures takes one chair. */
async function hasRoom(ctx: Context, group: ClassGroup, personIds: readonly string[]): Promise<boolean> {
  const taken = (await selectPlacesOfGroups(ctx.db, [group.id])).filter(({ leftAt }) => leftAt === null);
  return new Set([...taken.map(({ personId }) => personId), ...personIds]).size <= group.capacity;
}

async function endOf(ctx: Context, found: SupportedCase, groupId: string): Promise<string> {
  const dates = (await selectDates(ctx.db, [groupId])).filter(({ isCancelled }) => !isCancelled);
  const last = dates.at(-1);
  const on = last?.heldOn ?? found.today;
  const at = last && last.beginsAt > EVENING ? last.beginsAt : EVENING;
  return isoWithOffset(instantInZone(on, at, found.timeZone), found.timeZone);
}
