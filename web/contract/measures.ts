import { z } from 'zod';
import { instant, personRef, plainDate, uuid } from './common.ts';
import { delayCause } from './municipal.ts';

const named = z.object({ id: z.uuid(), name: z.string() });

const measureLetter = z.object({
  number: z.string(),
  addressee: z.string(),
  issuedOn: plainDate,
  answerDueOn: plainDate,
  answer: z.enum(['accepted', 'refused', 'received', 'no-answer', 'withdrawn']).nullable(),
  answerText: z.string().nullable(),
  answeredOn: plainDate.nullable(),
});

const application = z.object({
  id: z.uuid(),
  number: z.string(),
  body: z.string(),
  benefit: z.string(),
  papers: z.array(z.string()),
  preparedOn: plainDate,
  submittedOn: plainDate.nullable(),
  bodyNumber: z.string().nullable(),
  decisionDueOn: plainDate.nullable(),
  isDueProvisional: z.boolean(),
  isOverdue: z.boolean(),
  decision: z.enum(['granted', 'refused', 'no-answer', 'withdrawn']).nullable(),
  decidedOn: plainDate.nullable(),
  amountKopecks: z.int().nullable(),
  periodFrom: plainDate.nullable(),
  periodTo: plainDate.nullable(),
  reason: z.string().nullable(),
});

/** A measure of the plan as a tracked work item, with what was done for it. */
export const measure = z.object({
  id: z.uuid(),
  place: z.string(),
  text: z.string(),
  category: z.string(),
  assistanceType: z.enum(['medical', 'legal', 'pedagogical', 'psychological', 'social', 'other']),
  actionKind: z.string(),
  targets: z.array(named),
  executor: z.string(),
  coExecutors: z.array(named),
  term: z.string(),
  fromOn: plainDate,
  dueOn: plainDate,
  isOverdue: z.boolean(),
  /** What stood before the municipal consilium while it became overdue. */
  delays: z.array(delayCause),
  /** Places of the measures after which it begins, and whether it still waits for one of them. */
  after: z.array(z.string()),
  isWaiting: z.boolean(),
  status: z.enum(['planned', 'running', 'done', 'not-done', 'cancelled']),
  result: z.string().nullable(),
  notDoneReason: z.string().nullable(),
  markedAt: instant.nullable(),
  markedBy: personRef.nullable(),
  memo: z
    .object({
      institutions: z.array(z.string()),
      delivery: z.enum(['handed', 'mailed', 'shown']).nullable(),
      deliveredOn: plainDate.nullable(),
      receivedBy: z.string().nullable(),
    })
    .nullable(),
  letters: z.array(measureLetter),
  application: application.nullable(),
  class: z
    .object({
      groupId: z.uuid(),
      title: z.string(),
      leader: z.string(),
      place: z.string(),
      dates: z.array(plainDate),
      attendance: z.array(z.object({ id: z.uuid(), name: z.string(), attended: z.int() })),
    })
    .nullable(),
  medicalVisit: z
    .object({
      institution: z.string(),
      appointedOn: plainDate,
      appointedAt: z.string().nullable(),
      attended: z.boolean(),
      notAttendedReason: z.string().nullable(),
      /** Whether something was found; the words are there for those who may read them (T-196). */
      hasResult: z.boolean(),
      resultNote: z.string().nullable(),
    })
    .nullable(),
});
export const caseMeasures = z.object({ items: z.array(measure) });

export type Measure = z.infer<typeof measure>;
export type CaseMeasures = z.infer<typeof caseMeasures>;

/** Groups of classes of a centre. */
export const classMark = z.enum(['attended', 'excused', 'absent']);
const classSummary = z.object({
  id: z.uuid(),
  title: z.string(),
  leader: z.string(),
  place: z.string(),
  capacity: z.int(),
  taken: z.int(),
  dates: z.int(),
  nextOn: plainDate.nullable(),
  lastOn: plainDate.nullable(),
});
export const classGroupList = z.object({
  items: z.array(classSummary),
  /** Measures of the annexes for which a group may be meant. */
  measures: z.array(z.object({ code: z.string(), text: z.string() })),
});
export const classGroup = classSummary.extend({
  measures: z.array(z.string()),
  sheet: z.array(
    z.object({
      id: z.uuid(),
      heldOn: plainDate,
      beginsAt: z.string(),
      topic: z.string(),
      isCancelled: z.boolean(),
      isHeld: z.boolean(),
      marks: z.array(z.object({ personId: z.uuid(), mark: classMark })),
    }),
  ),
  people: z.array(z.object({ id: z.uuid(), name: z.string(), isHere: z.boolean() })),
});

const classDate = z.strictObject({
  heldOn: plainDate,
  beginsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Укажите время в виде ЧЧ:ММ.'),
  topic: z.string().trim().min(1, 'Назовите тему занятия.').max(250),
});
export const createClassRequest = z.strictObject({
  title: z.string().trim().min(1, 'Назовите группу.').max(200),
  measureCodes: z.array(z.string().max(20)).max(50).default([]),
  leader: z.string().trim().min(1, 'Укажите, кто ведет занятия.').max(200),
  place: z.string().trim().min(1, 'Укажите место занятий.').max(250),
  organisationId: uuid.optional(),
  capacity: z.int('Укажите число мест.').min(1, 'Не меньше 1 места.').max(200, 'Не больше 200 мест.'),
  dates: z.array(classDate).min(1, 'Добавьте хотя бы одно занятие.').max(100),
});
export const classCreated = z.object({ id: z.uuid() });
export const addClassDatesRequest = z.strictObject({ dates: z.array(classDate).min(1).max(100) });
export const classDateParams = z.strictObject({ id: uuid, dateId: uuid });
export const markAttendanceRequest = z.strictObject({
  marks: z
    .array(z.strictObject({ personId: uuid, mark: classMark }))
    .min(1, 'Отметьте хотя бы одного человека.')
    .max(200),
});

export type ClassGroupList = z.infer<typeof classGroupList>;
export type ClassGroup = z.infer<typeof classGroup>;
export type ClassMark = z.infer<typeof classMark>;
export type CreateClassRequest = z.input<typeof createClassRequest>;
export type AddClassDatesRequest = z.input<typeof addClassDatesRequest>;
export type MarkAttendanceRequest = z.input<typeof markAttendanceRequest>;
