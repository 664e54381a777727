import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import type { AttendanceMark } from './class-group.ts';
import { upsertAttendance } from './class-store.ts';
import { findItemAttendance, missingMarks } from './item-attendance.ts';

export interface AttendanceSum {
  /** Attended places on classes, all people of the measure together, out of those held. */
  readonly attended: number;
  readonly held: number;
  /** Marks that still lack. */
  readonly missing: number;
  /** The next class, while the group still meets. */
  readonly nextOn: string | undefined;
}

/** Adds what the sheets of the group lack for one measure and sums its attendance up (П4–11 ст.V; T-073, T-075). */
export async function recordItemMarks(
  ctx: Context,
  given: {
    readonly planItemId: string;
    readonly today: string;
    readonly marks: readonly { readonly dateId: string; readonly personId: string; readonly mark: AttendanceMark }[];
  },
): Promise<AttendanceSum> {
  const before = await findItemAttendance(ctx, given.planItemId);
  if (!before) return { attended: 0, held: 0, missing: 0, nextOn: undefined };

  // What is taken from the list stands no longer in it, so that nobody is marked twice on one date.
  const wanted = new Set(missingMarks(before, given.today).map(({ dateId, personId }) => `${dateId} ${personId}`));
  const stranger = given.marks.findIndex(({ dateId, personId }) => !wanted.delete(`${dateId} ${personId}`));
  if (stranger >= 0) {
    throw invalidInput('Лишняя отметка.', {
      [`/marks/${stranger}/dateId`]: 'Это занятие уже отмечено или ещё не прошло.',
    });
  }
  await upsertAttendance(
    ctx.db,
    given.marks.map(({ dateId, personId, mark }) => ({ classDateId: dateId, personId, mark })),
    { markedBy: ctx.actor.id, markedAt: ctx.now },
  );
  const after = await findItemAttendance(ctx, given.planItemId);
  if (!after) throw new Error('the places of a measure were lost while its marks were written');
  const heldDates = after.dates.filter(({ heldOn }) => heldOn <= given.today);
  return {
    attended: after.marks.filter(({ mark }) => mark === 'attended').length,
    held: heldDates.length * after.personIds.length,
    missing: missingMarks(after, given.today).length,
    nextOn: after.dates.find(({ heldOn }) => heldOn > given.today)?.heldOn,
  };
}
