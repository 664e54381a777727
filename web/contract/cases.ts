import { z } from 'zod';
import {
  caseStatus,
  confidentiality,
  instant,
  jsonObject,
  level,
  pageNumber,
  pageOf,
  personRef,
  placeRef,
  plainDate,
  purpose,
  uuid,
} from './common.ts';
import { delayCause } from './municipal.ts';
import { familyAddress, familyMember } from './families.ts';
import { cardTask } from './tasks.ts';
import { casePhases, eventThemes } from './timeline.ts';

export const caseListQuery = z.strictObject({
  status: caseStatus.optional(),
  stage: z.coerce.number().int().min(1).max(7).optional(),
  page: pageNumber,
});

export const caseRow = z.object({
  id: z.uuid(),
  number: z.string(),
  family: z.string(),
  status: caseStatus,
  stage: z.int().min(1).max(7).nullable(),
  curator: personRef.nullable(),
  dueOn: plainDate.nullable(),
  isDueProvisional: z.boolean(),
  isOverdue: z.boolean(),
  openedAt: instant,
  level: level.nullable(),
  isSuspended: z.boolean(),
});
export const casePage = pageOf(caseRow);

export const stageState = z.enum(['done', 'current', 'ahead', 'skipped']);
export const caseStage = z.object({
  number: z.int().min(1).max(7),
  name: z.string(),
  state: stageState,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});

export const deadline = z.object({
  startsOn: plainDate,
  workingDays: z.int(),
  dueOn: plainDate,
  isProvisional: z.boolean(),
  workingDaysLeft: z.int().nullable(),
  metAt: instant.nullable(),
  overdueAt: instant.nullable(),
  closedAt: instant.nullable(),
  rungs: z.array(
    z.object({
      code: z.enum(['reminder-1', 'reminder-2', 'overdue']),
      workingDay: z.int(),
      firesAt: instant,
      firedAt: instant.nullable(),
    }),
  ),
  /** Why it was missed: questions that stood before the municipal consilium meanwhile; they stopped no clock (T-104). */
  delays: z.array(delayCause),
});

export const curatorPeriod = z.object({
  user: personRef,
  fromAt: instant,
  toAt: instant.nullable(),
  isProvisional: z.boolean(),
  expectedLevel: level,
  overLimitReason: z.string().nullable(),
  assignedBy: personRef,
  /** Levels that the consilium set since, with the load at that moment and why more than the recommended one was accepted. */
  levels: z.array(z.object({ level, loadIndex: z.number(), overLimitReason: z.string().nullable(), settledAt: instant })),
});

export const planSummary = z.object({
  version: z.int(),
  number: z.string().nullable(),
  status: z.string(),
  level: level.nullable(),
  startsOn: plainDate.nullable(),
  endsOn: plainDate.nullable(),
  itemsTotal: z.int(),
  itemsDone: z.int(),
});

export const registerEntry = z.object({
  number: z.string(),
  enteredOn: plainDate,
  removedOn: plainDate.nullable(),
  removalGround: z.string().nullable(),
});

export const caseCard = z.object({
  id: z.uuid(),
  number: z.string(),
  status: caseStatus,
  closingGround: z.string().nullable(),
  stage: z.int().min(1).max(7).nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  /** In the words of the form, not codes. */
  categories: z.array(z.string()),
  level: level.nullable(),
  centre: placeRef,
  unit: placeRef,
  family: z.object({ id: z.uuid(), title: z.string(), address: familyAddress, members: z.array(familyMember) }),
  appeal: z
    .object({
      id: z.uuid(),
      number: z.string(),
      ground: z.enum(['parent-application', 'minor-application', 'message']),
      /** Of a message nobody's, until the family itself has applied. */
      capacity: z.string().nullable(),
      problem: z.string(),
      receivedOn: plainDate,
      registeredAt: instant,
      registeredBy: personRef,
      /** Appeals that came to the open case later. */
      attached: z.array(
        z.object({
          id: z.uuid(),
          number: z.string(),
          ground: z.enum(['parent-application', 'minor-application', 'message']),
          receivedOn: plainDate,
          problem: z.string(),
          reviewOutcome: z.enum(['noted', 'to-consilium', 'correct-plan']).nullable(),
          reviewComment: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  curators: z.array(curatorPeriod),
  stages: z.array(caseStage),
  deadline: deadline.nullable(),
  package: z.object({
    isComplete: z.boolean(),
    items: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        isReceived: z.boolean(),
        isRequired: z.boolean(),
        receivedOn: plainDate.nullable(),
        waivedReason: z.string().nullable(),
      }),
    ),
    servicesProgramme: z
      .object({ number: z.string(), issuer: z.string(), validFrom: plainDate.nullable(), validTo: plainDate.nullable() })
      .nullable(),
  }),
  openTasks: z.array(cardTask),
  plan: planSummary.nullable(),
  registerEntry: registerEntry.nullable(),
  /** What the reader may do with this case, such as `document.upload`. */
  /** Why the measures stand still, when they do. */
  suspension: z.object({ label: z.string(), reason: z.string().nullable(), suspendedAt: instant }).nullable(),
  may: z.array(z.string()),
});

/** One line of the case's history: who, when, what, as a sentence that explains itself (T-106); names only of those who acted. */
export const timelineEvent = z.object({
  id: z.string(),
  at: instant,
  actor: personRef.nullable(),
  onBehalfOf: personRef.nullable(),
  role: z.string().nullable(),
  action: z.string(),
  title: z.string(),
  sentence: z.string(),
  theme: z.enum(eventThemes).nullable(),
  /** The part of the case's way in which it happened. */
  phase: z.enum(casePhases),
  objectKind: z.string(),
  objectId: z.string(),
  before: jsonObject.nullable(),
  after: jsonObject.nullable(),
});
export const timelineQuery = z.strictObject({
  theme: z.enum(eventThemes).optional(),
  order: z.enum(['newest', 'oldest']).optional(),
  page: pageNumber,
});
export const timelinePage = pageOf(timelineEvent);

export const assessmentRecord = z.object({
  id: z.uuid(),
  kind: z.string(),
  person: personRef.nullable(),
  occurredOn: plainDate,
  /** In the words of the form, not a code. */
  source: z.string(),
  confidentiality,
  author: personRef,
  createdAt: instant,
  /** Null while covered: it opens with a stated purpose only, which is logged (T-197). */
  content: jsonObject.nullable(),
});
export const recordParams = z.strictObject({ id: uuid, recordId: uuid });
export const recordQuery = z.strictObject({ purpose });

export type CaseListQuery = z.input<typeof caseListQuery>;
export type CaseRow = z.infer<typeof caseRow>;
export type CasePage = z.infer<typeof casePage>;
export type CaseStage = z.infer<typeof caseStage>;
export type CaseCard = z.infer<typeof caseCard>;
export type Deadline = z.infer<typeof deadline>;
export type TimelineEvent = z.infer<typeof timelineEvent>;
export type TimelinePage = z.infer<typeof timelinePage>;
export type TimelineQuery = z.input<typeof timelineQuery>;
export type AssessmentRecord = z.infer<typeof assessmentRecord>;
