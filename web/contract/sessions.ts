import { z } from 'zod';
import { caseRef, instant, instantWithOffset, pageNumber, pageOf, personRef, plainDate } from './common.ts';
import { cardTask } from './tasks.ts';

export const sessionStatus = z.enum(['planned', 'agenda-published', 'held', 'decided', 'minutes-signed']);
export const questionKind = z.enum(['need', 'level', 'plan', 'progress', 'results', 'acceptance']);

export const sessionListQuery = z.strictObject({ status: sessionStatus.optional(), page: pageNumber });

export const sessionRow = z.object({
  id: z.uuid(),
  number: z.string(),
  bodyName: z.string(),
  plannedAt: instant,
  place: z.string(),
  status: sessionStatus,
  questionsTotal: z.int(),
});
export const sessionPage = pageOf(sessionRow);

/** A question that no session has taken up yet. */
export const waitingQuestion = z.object({
  agendaItemId: z.uuid(),
  kind: questionKind,
  case: caseRef,
  waitingSince: instant,
  dueOn: plainDate.nullable(),
  isDueProvisional: z.boolean(),
});
export const waitingList = z.object({ items: z.array(waitingQuestion) });

export const planSessionRequest = z.strictObject({
  plannedAt: instantWithOffset,
  place: z.string().trim().min(1, 'Укажите место заседания.').max(200),
});
export const planSessionAnswer = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(['moved-on', 'saved']),
  message: z.string(),
});

export const sessionCard = sessionRow.extend({
  chairman: personRef.nullable(),
  chairmanOnBehalfOf: personRef.nullable(),
  heldOn: plainDate.nullable(),
  minutesNumber: z.string().nullable(),
  minutesSignedAt: instant.nullable(),
  attendance: z.array(z.object({ user: personRef, isPresent: z.boolean() })),
  questions: z.array(
    z.object({
      id: z.uuid(),
      position: z.int().nullable(),
      kind: questionKind,
      case: caseRef,
      status: z.enum(['waiting', 'on-agenda', 'decided']),
      familyInvitedAt: instant.nullable(),
      familyAttended: z.boolean().nullable(),
      familyAbsenceReason: z.string().nullable(),
      outcome: z.string().nullable(),
      decidedAt: instant.nullable(),
      decidedBy: personRef.nullable(),
    }),
  ),
  openTasks: z.array(cardTask),
});

/** The questions of one case for its consilium, in the order in which they arose. */
export const caseQuestion = z.object({
  id: z.uuid(),
  kind: questionKind,
  status: z.enum(['waiting', 'on-agenda', 'decided']),
  session: z.object({ id: z.uuid(), number: z.string(), plannedAt: instant }).nullable(),
  waitingSince: instant,
  familyAttended: z.boolean().nullable(),
  familyAbsenceReason: z.string().nullable(),
  outcome: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: personRef.nullable(),
});
export const caseQuestionList = z.object({ items: z.array(caseQuestion) });

export type SessionListQuery = z.input<typeof sessionListQuery>;
export type SessionRow = z.infer<typeof sessionRow>;
export type SessionPage = z.infer<typeof sessionPage>;
export type SessionCard = z.infer<typeof sessionCard>;
export type WaitingQuestion = z.infer<typeof waitingQuestion>;
export type WaitingList = z.infer<typeof waitingList>;
export type PlanSessionRequest = z.input<typeof planSessionRequest>;
export type PlanSessionAnswer = z.infer<typeof planSessionAnswer>;
export type CaseQuestion = z.infer<typeof caseQuestion>;
export type CaseQuestionList = z.infer<typeof caseQuestionList>;
