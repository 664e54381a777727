import type { Context } from '#domain/context';
import { attendedBy, findItemAttendance } from './item-attendance.ts';

/** The group of a class measure with its dates and what each of its people attended (П4–11 ст.V; T-073, T-075). */
export async function describeItemClass(
  ctx: Context,
  planItemId: string,
  people: ReadonlyMap<string, { readonly id: string; readonly name: string }>,
) {
  const found = await findItemAttendance(ctx, planItemId);
  if (!found) return null;
  const { group, dates, personIds } = found;
  return {
    groupId: group.id,
    title: group.title,
    leader: group.leader,
    place: group.place,
    dates: dates.map(({ heldOn }) => heldOn),
    attendance: personIds.flatMap((id) => {
      const person = people.get(id);
      return person ? [{ ...person, attended: attendedBy(found, id) }] : [];
    }),
  };
}
