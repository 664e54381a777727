import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { centreZone } from '#domain/calendar/centre-zone';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { getOrganisations } from '#domain/organisations/find-institutions';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import type { z } from 'zod';
import { classGroupInput, type ClassDateInput, type ClassGroupInput } from './class-group.ts';
import { insertDates, insertGroup } from './class-store.ts';

/** Makes a group of the centre with its dates (П4–11 ст.V; T-073). */
export async function createClassGroup(
  ctx: Context,
  given: { readonly centreId: string; readonly group: z.input<typeof classGroupInput> },
): Promise<{ id: string }> {
  const group = parseInput(classGroupInput, given.group);
  return inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'class.run', 'do', { centreId: given.centreId });
    return { id: await storeGroup(tx, given.centreId, group) };
  });
}

/** Stores a group whose maker has been asked for the right before: by the route, or by the task that needs a group. */
export async function storeGroup(ctx: Context, centreId: string, group: ClassGroupInput): Promise<string> {
  const { dates, organisationId, ...rest } = group;
  refuseTwice(dates);
  if (organisationId !== undefined) await getOrganisations(ctx, { ids: [organisationId] });
  const today = dateInZone(ctx.now, await centreZone(ctx, centreId));
  if (!dates.some(({ heldOn }) => heldOn >= today)) {
    throw invalidInput('Все занятия уже прошли.', { '/dates': 'Добавьте хотя бы одно занятие с сегодняшнего дня.' });
  }
  const id = await insertGroup(ctx.db, {
    ...rest,
    centreId,
    organisationId: organisationId ?? null,
    createdBy: ctx.actor.id,
    createdAt: ctx.now,
  });
  await insertDates(ctx.db, id, dates);
  await recordEvent(ctx, {
    action: 'class.created',
    objectKind: 'class-group',
    objectId: id,
    centreId,
    after: { capacity: rest.capacity, dates: dates.map(({ heldOn }) => heldOn).sort(), measureCodes: rest.measureCodes },
  });
  return id;
}

function refuseTwice(dates: readonly ClassDateInput[]): void {
  const seen = new Set<string>();
  dates.forEach(({ heldOn, beginsAt }, index) => {
    const key = `${heldOn} ${beginsAt}`;
    if (seen.has(key))
      throw invalidInput('Занятие записано дважды.', { [`/dates/${index}/heldOn`]: 'Это занятие уже есть в списке.' });
    seen.add(key);
  });
}
