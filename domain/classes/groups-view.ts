import { recordReading } from '#domain/audit/record-reading';
import { listMeasures } from '#domain/catalogue/list-measures';
import { currentCatalogueVersion } from '#domain/catalogue/current-version';
import { centreZone } from '#domain/calendar/centre-zone';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { fullName } from '#domain/person-name';
import { authorise, authoriseHidden } from '#domain/users/authorise';
import { z } from 'zod';
import type { ClassDate, ClassGroup, ClassPlace } from './class-group.ts';
import { findGroup, selectAttendance, selectDates, selectGroups, selectPlacesOfGroups } from './class-store.ts';

/** Groups of a centre: those that still meet first, by their next class (П4–11 ст.V; T-073). */
export async function listClassGroups(ctx: Context, centreId: string) {
  const acting = await authorise(ctx, 'class.run', 'read', { centreId });
  const groups = await selectGroups(acting.db, centreId);
  const ids = groups.map(({ id }) => id);
  const dates = await selectDates(acting.db, ids);
  const places = await selectPlacesOfGroups(acting.db, ids);
  const today = dateInZone(acting.now, await centreZone(acting, centreId));
  return groups
    .map((group) => summarise(group, dates, places, today))
    .sort((one, other) => (one.nextOn ?? '9999').localeCompare(other.nextOn ?? '9999'));
}

function summarise(group: ClassGroup, allDates: readonly ClassDate[], allPlaces: readonly ClassPlace[], today: string) {
  const dates = allDates.filter(({ groupId, isCancelled }) => groupId === group.id && !isCancelled);
  const { id, title, leader, place, capacity } = group;
  const places = allPlaces.filter(({ groupId }) => groupId === id);
  const nextOn = dates.find(({ heldOn }) => heldOn >= today)?.heldOn ?? null;
  return {
    ...{ id, title, leader, place, capacity },
    // A measure frees its places when it is closed; of a group that is over one asks who was in it.
    taken: nextOn === null ? new Set(places.map(({ personId }) => personId)).size : peopleOf(places).length,
    dates: dates.length,
    nextOn,
    lastOn: dates.at(-1)?.heldOn ?? null,
  };
}

/** People who hold a place now, each once. */
const peopleOf = (places: readonly ClassPlace[]): string[] => [
  ...new Set(places.filter(({ leftAt }) => leftAt === null).map(({ personId }) => personId)),
];

/** One group with its dates, people and sheets; opening it leaves a trace, because it names people (П4–11 ст.V; T-073, T-197). */
export async function openClassGroup(ctx: Context, groupId: string) {
  const missing = 'Группа не найдена или недоступна.';
  const group = await findGroup(ctx.db, groupId);
  if (!group) throw notFound(missing);
  const acting = await authoriseHidden(ctx, ['class.run', 'read'], { centreId: group.centreId, missing });
  const today = dateInZone(acting.now, await centreZone(acting, group.centreId));
  await recordReading(acting, {
    action: 'class.viewed',
    objectKind: 'class-group',
    objectId: groupId,
    centreId: group.centreId,
  });
  const dates = await selectDates(acting.db, [groupId]);
  const places = await selectPlacesOfGroups(acting.db, [groupId]);
  const marks = await selectAttendance(
    acting.db,
    dates.map(({ id }) => id),
  );
  const here = new Set(peopleOf(places));
  const people = await namePeople(acting, [...new Set(places.map(({ personId }) => personId))]);
  return {
    ...summarise(group, dates, places, today),
    measures: await measureTexts(acting, group.measureCodes),
    sheet: dates.map(({ groupId: _, ...date }) => ({
      ...date,
      isHeld: !date.isCancelled && date.heldOn <= today,
      marks: marks.filter(({ classDateId }) => classDateId === date.id).map(({ personId, mark }) => ({ personId, mark })),
    })),
    people: people.map(({ id, name }) => ({ id, name, isHere: here.has(id) })),
  };
}

/** Measures of the annexes that are carried out as classes, to say for which of them a group is meant (П4–11 ст.V; T-073). */
export async function listClassMeasures(ctx: Context): Promise<{ code: string; text: string }[]> {
  const measures = await listMeasures(ctx, { version: await currentCatalogueVersion(ctx) });
  return measures.filter(({ actionKind }) => actionKind === 'class').map(({ code, text }) => ({ code, text }));
}

async function measureTexts(ctx: Context, codes: readonly string[]): Promise<string[]> {
  return (await listClassMeasures(ctx)).filter(({ code }) => codes.includes(code)).map(({ text }) => text);
}

const personRow = z.object({
  id: z.uuid(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
});

/** Names only: whose family it is and why the person comes is not for everybody who leads a group (П1 п.5.11; T-194). */
async function namePeople(ctx: Context, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const rows: unknown = await ctx
    .db('app.persons')
    .select({ id: 'id', lastName: 'last_name', firstName: 'first_name', middleName: 'middle_name' })
    .whereIn('id', [...ids])
    .orderBy(['last_name', 'first_name', 'id']);
  return z
    .array(personRow)
    .parse(rows)
    .map((person) => ({ id: person.id, name: fullName(person) }));
}
