import type { Context } from '#domain/context';
import type { Attendance, ClassDate, ClassGroup } from './class-group.ts';
import { findGroup, selectAttendance, selectDates, selectPlacesOfItems } from './class-store.ts';

export interface ItemAttendance {
  readonly group: ClassGroup;
  /** Classes of the group that are not called off. */
  readonly dates: readonly ClassDate[];
  readonly personIds: readonly string[];
  /** Marks of these people on these dates. */
  readonly marks: readonly Attendance[];
}

/** The classes of one measure with what its people attended; nothing before they have a place (П4–11 ст.V; T-073, T-075). */
export async function findItemAttendance(ctx: Context, planItemId: string): Promise<ItemAttendance | undefined> {
  const places = await selectPlacesOfItems(ctx.db, [planItemId]);
  const [first] = places;
  const group = first && (await findGroup(ctx.db, first.groupId));
  if (!group) return undefined;
  const dates = (await selectDates(ctx.db, [group.id])).filter(({ isCancelled }) => !isCancelled);
  const personIds = places.map(({ personId }) => personId);
  const marks = await selectAttendance(
    ctx.db,
    dates.map(({ id }) => id),
  );
  return { group, dates, personIds, marks: marks.filter(({ personId }) => personIds.includes(personId)) };
}

/** Which person has no mark of which class that was held by this day. */
export function missingMarks(
  { dates, personIds, marks }: ItemAttendance,
  today: string,
): { readonly dateId: string; readonly personId: string }[] {
  const known = new Set(marks.map(({ classDateId, personId }) => `${classDateId} ${personId}`));
  return dates
    .filter(({ heldOn }) => heldOn <= today)
    .flatMap(({ id }) => personIds.map((personId) => ({ dateId: id, personId })))
    .filter(({ dateId, personId }) => !known.has(`${dateId} ${personId}`));
}

/** How many classes a person attended. */
export const attendedBy = ({ marks }: ItemAttendance, personId: string): number =>
  marks.filter((mark) => mark.personId === personId && mark.mark === 'attended').length;
