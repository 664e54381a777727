import { z } from 'zod';

const text = z.string().trim().min(1);

/** One meeting of a group. */
export const classDateInput = z.object({
  heldOn: z.iso.date('Такой даты нет.'),
  beginsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Укажите время в виде ЧЧ:ММ.'),
  topic: text.max(250),
});
export type ClassDateInput = z.infer<typeof classDateInput>;

/** A group in which classes of a plan are held: who leads it, where, for how many people, and on which days (П4–11 ст.V; T-073). */
export const classGroupInput = z.object({
  title: text.max(200),
  measureCodes: z.array(text).max(50).default([]),
  leader: text.max(200),
  place: text.max(250),
  organisationId: z.uuid().optional(),
  capacity: z.int().min(1).max(200),
  dates: z.array(classDateInput).min(1).max(100),
});
export type ClassGroupInput = z.infer<typeof classGroupInput>;

export const classGroupSchema = z.object({
  id: z.uuid(),
  centreId: z.uuid(),
  title: z.string(),
  measureCodes: z.array(z.string()),
  leader: z.string(),
  place: z.string(),
  organisationId: z.uuid().nullable(),
  capacity: z.number().int(),
});
export type ClassGroup = z.infer<typeof classGroupSchema>;

export const classDateSchema = z.object({
  id: z.uuid(),
  groupId: z.uuid(),
  heldOn: z.string(),
  /** The database keeps seconds, nobody else does. */
  beginsAt: z.string().transform((time) => time.slice(0, 5)),
  topic: z.string(),
  isCancelled: z.boolean(),
});
export type ClassDate = z.infer<typeof classDateSchema>;

export const attendanceMarkSchema = z.enum(['attended', 'excused', 'absent']);
export type AttendanceMark = z.infer<typeof attendanceMarkSchema>;

/** A person's mark on one date of a group. */
export const attendanceSchema = z.object({ classDateId: z.uuid(), personId: z.uuid(), mark: attendanceMarkSchema });
export type Attendance = z.infer<typeof attendanceSchema>;

/** A place in a group: for whom, and for which measure. */
export const classPlaceSchema = z.object({
  groupId: z.uuid(),
  planItemId: z.uuid(),
  personId: z.uuid(),
  leftAt: z.date().nullable(),
});
export type ClassPlace = z.infer<typeof classPlaceSchema>;
