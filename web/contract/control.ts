import { z } from 'zod';
import { caseRef, pageNumber, pageOf, personRef, placeRef, plainDate, uuid } from './common.ts';

export const termState = z.enum(['overdue', 'due', 'later', 'done', 'not-done']);
const dueDays = z.coerce.number({ error: 'Укажите целое число дней.' }).int().min(1).max(366).optional();

const filters = {
  state: z.enum(['open', ...termState.options]).optional(),
  curator: uuid.optional(),
  case: uuid.optional(),
  /** An organisation, or `centre` where the centre itself executes. */
  executor: z.union([z.literal('centre'), uuid]).optional(),
  days: dueDays,
};
export const measureExportQuery = z.strictObject(filters);
export const measureListQuery = z.strictObject({ ...filters, page: pageNumber });
export const measureCalendarQuery = z.strictObject({
  ...filters,
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Укажите месяц в виде ГГГГ-ММ.'),
});
export const controlBoardQuery = z.strictObject({ days: dueDays });

export const measureAnswer = z.object({
  kind: z.enum(['letter', 'engagement', 'application']),
  organisation: z.string(),
  state: z.enum([
    'waiting',
    'accepted',
    'refused',
    'received',
    'no-answer',
    'withdrawn',
    'agreed',
    'reported',
    'closed',
    'granted',
  ]),
  dueOn: plainDate.nullable(),
  isOverdue: z.boolean(),
});

export const measureLine = z.object({
  id: z.uuid(),
  case: caseRef,
  curator: personRef.nullable(),
  place: z.string(),
  text: z.string(),
  fromOn: plainDate,
  dueOn: plainDate,
  term: z.string(),
  /** Null when it is the centre itself. */
  executorId: z.uuid().nullable(),
  executor: z.string(),
  coExecutors: z.array(z.string()),
  state: termState,
  notDoneReason: z.string().nullable(),
  markedOn: plainDate.nullable(),
  isSuspended: z.boolean(),
  answers: z.array(measureAnswer),
});

export const measurePage = pageOf(measureLine).extend({
  /** How many days ahead count as «срок подходит». */
  days: z.int(),
  filters: z.object({ curators: z.array(personRef), executors: z.array(placeRef) }),
});

export const measureCalendar = z.object({
  month: z.string(),
  items: z.array(
    z.object({
      id: z.uuid(),
      on: plainDate,
      /** The last day of the term, or one of the days of a periodic measure. */
      isTerm: z.boolean(),
      case: caseRef,
      place: z.string(),
      text: z.string(),
      executor: z.string(),
      state: termState,
      isSuspended: z.boolean(),
    }),
  ),
});

const counts = { due: z.int(), overdue: z.int(), notDone: z.int(), done: z.int(), total: z.int() };

export const controlBoard = z.object({
  days: z.int(),
  totals: z.object(counts),
  curators: z.array(z.object({ curator: personRef.nullable(), families: z.int(), ...counts })),
  cases: z.array(z.object({ curator: personRef.nullable(), case: caseRef, isSuspended: z.boolean(), ...counts })),
});

export type TermState = z.infer<typeof termState>;
export type MeasureStateFilter = NonNullable<z.infer<typeof measureExportQuery>['state']>;
export type MeasureAnswer = z.infer<typeof measureAnswer>;
export type MeasureLine = z.infer<typeof measureLine>;
export type MeasurePage = z.infer<typeof measurePage>;
export type MeasureCalendar = z.infer<typeof measureCalendar>;
export type ControlBoard = z.infer<typeof controlBoard>;
