import type { Knex } from 'knex';
import { z } from 'zod';
import {
  attendanceSchema,
  classDateSchema,
  classGroupSchema,
  classPlaceSchema,
  type Attendance,
  type ClassDate,
  type ClassDateInput,
  type ClassGroup,
  type ClassGroupInput,
  type ClassPlace,
} from './class-group.ts';

const GROUP_COLUMNS = {
  id: 'id',
  centreId: 'centre_id',
  title: 'title',
  measureCodes: 'measure_codes',
  leader: 'leader',
  place: 'place',
  organisationId: 'organisation_id',
  capacity: 'capacity',
} as const;

const PLACE_COLUMNS = {
  groupId: 'group_id',
  planItemId: 'plan_item_id',
  personId: 'person_id',
  leftAt: 'left_at',
} as const;

type NewGroup = Omit<ClassGroupInput, 'dates' | 'organisationId'> & {
  readonly centreId: string;
  readonly organisationId: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
};

export async function insertGroup(db: Knex, group: NewGroup): Promise<string> {
  const rows: unknown = await db('app.class_groups')
    .insert({
      centre_id: group.centreId,
      title: group.title,
      measure_codes: group.measureCodes,
      leader: group.leader,
      place: group.place,
      organisation_id: group.organisationId,
      capacity: group.capacity,
      created_by: group.createdBy,
      created_at: group.createdAt,
    })
    .returning('id');
  const [row] = z.array(z.object({ id: z.uuid() })).parse(rows);
  if (!row) throw new Error('a class group was not stored');
  return row.id;
}

/** Adds dates; one that the group has already stays as it is. */
export async function insertDates(db: Knex, groupId: string, dates: readonly ClassDateInput[]): Promise<number> {
  const rows: unknown = await db('app.class_dates')
    .insert(dates.map(({ heldOn, beginsAt, topic }) => ({ group_id: groupId, held_on: heldOn, begins_at: beginsAt, topic })))
    .onConflict(['group_id', 'held_on', 'begins_at'])
    .ignore()
    .returning('id');
  return z.array(z.unknown()).parse(rows).length;
}

export async function findGroup(db: Knex, id: string): Promise<ClassGroup | undefined> {
  return classGroupSchema.optional().parse(await db('app.class_groups').first(GROUP_COLUMNS).where({ id }));
}

/** One group, locked, so that two people cannot take its last place. */
export async function lockGroup(db: Knex, id: string): Promise<ClassGroup | undefined> {
  return classGroupSchema.optional().parse(await db('app.class_groups').first(GROUP_COLUMNS).where({ id }).forUpdate());
}

export async function selectGroups(db: Knex, centreId: string): Promise<ClassGroup[]> {
  const rows: unknown = await db('app.class_groups')
    .select(GROUP_COLUMNS)
    .where({ centre_id: centreId })
    .orderBy(['title', 'id']);
  return z.array(classGroupSchema).parse(rows);
}

/** Dates of these groups in their order, those that were called off included. */
export async function selectDates(db: Knex, groupIds: readonly string[]): Promise<ClassDate[]> {
  const rows: unknown = await db('app.class_dates')
    .select({
      id: 'id',
      groupId: 'group_id',
      heldOn: 'held_on',
      beginsAt: 'begins_at',
      topic: 'topic',
      isCancelled: db.raw('cancelled_at is not null'),
    })
    .whereIn('group_id', [...groupIds])
    .orderBy(['held_on', 'begins_at']);
  return z.array(classDateSchema).parse(rows);
}

export async function updateCancelled(db: Knex, dateId: string, at: Date): Promise<void> {
  await db('app.class_dates').where({ id: dateId }).update({ cancelled_at: at });
}

export async function insertPlaces(
  db: Knex,
  place: { groupId: string; planItemId: string; personIds: readonly string[]; placedAt: Date },
): Promise<void> {
  await db('app.class_places').insert(
    place.personIds.map((personId) => ({
      group_id: place.groupId,
      plan_item_id: place.planItemId,
      person_id: personId,
      placed_at: place.placedAt,
    })),
  );
}

export async function selectPlacesOfItems(db: Knex, planItemIds: readonly string[]): Promise<ClassPlace[]> {
  const rows: unknown = await db('app.class_places')
    .select(PLACE_COLUMNS)
    .whereIn('plan_item_id', [...planItemIds]);
  return z.array(classPlaceSchema).parse(rows);
}

export async function selectPlacesOfGroups(db: Knex, groupIds: readonly string[]): Promise<ClassPlace[]> {
  const rows: unknown = await db('app.class_places')
    .select(PLACE_COLUMNS)
    .whereIn('group_id', [...groupIds]);
  return z.array(classPlaceSchema).parse(rows);
}

/** Frees the places that a measure still holds; says how many there were. */
export async function updateLeft(db: Knex, planItemId: string, at: Date): Promise<number> {
  return db('app.class_places').where({ plan_item_id: planItemId }).whereNull('left_at').update({ left_at: at });
}

export async function selectAttendance(db: Knex, dateIds: readonly string[]): Promise<Attendance[]> {
  const rows: unknown = await db('app.class_attendance')
    .select({ classDateId: 'class_date_id', personId: 'person_id', mark: 'mark' })
    .whereIn('class_date_id', [...dateIds]);
  return z.array(attendanceSchema).parse(rows);
}

/** Writes marks; a newer mark of the same person on the same date stands instead. */
export async function upsertAttendance(
  db: Knex,
  marks: readonly Attendance[],
  by: { readonly markedBy: string; readonly markedAt: Date },
): Promise<void> {
  if (marks.length === 0) return;
  await db('app.class_attendance')
    .insert(
      marks.map(({ classDateId, personId, mark }) => ({
        class_date_id: classDateId,
        person_id: personId,
        mark,
        marked_by: by.markedBy,
        marked_at: by.markedAt,
      })),
    )
    .onConflict(['class_date_id', 'person_id'])
    .merge(['mark', 'marked_by', 'marked_at']);
}
