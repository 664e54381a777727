import { z } from 'zod';
import {
  caseNumberRef,
  caseRef,
  instant,
  instantWithOffset,
  level,
  pageNumber,
  pageOf,
  personRef,
  plainDate,
  placeRef,
  sessionRef,
  uuid,
} from './common.ts';
import { cardTask } from './tasks.ts';

export const sessionStatus = z.enum(['planned', 'agenda-published', 'held', 'decided', 'minutes-signed', 'cancelled']);
export const questionKind = z.enum(['need', 'level', 'plan', 'progress', 'results', 'acceptance']);
export const questionStatus = z.enum(['waiting', 'on-agenda', 'decided', 'withdrawn']);
export const invitationWay = z.enum(['phone', 'letter', 'in-person', 'electronic']);

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

/** A case whose ten days end before the next meeting that could take it up. */
export const lateCase = z.object({
  case: caseRef,
  dueOn: plainDate,
  isDueProvisional: z.boolean(),
  nextSessionAt: instant.nullable(),
});
export const lateList = z.object({ items: z.array(lateCase) });

const place = z.string().trim().min(1, 'Укажите место заседания.').max(200);
const reason = (message: string) => z.string().trim().min(1, message).max(1000);

export const planSessionRequest = z.strictObject({ plannedAt: instantWithOffset, place });
export const planSessionAnswer = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(['moved-on', 'saved']),
  message: z.string(),
});

/** `reinvitedOn` when the agenda is published: the day on which its families were invited to the new time. */
export const moveSessionRequest = z.strictObject({
  plannedAt: instantWithOffset,
  place: place.optional(),
  reason: reason('Укажите причину переноса.'),
  reinvitedOn: plainDate.optional(),
});
export const cancelSessionRequest = z.strictObject({ reason: reason('Укажите причину отмены.') });

const dissent = z.object({ member: personRef, text: z.string() });

export const sessionCard = sessionRow.extend({
  chairman: personRef.nullable(),
  chairmanOnBehalfOf: personRef.nullable(),
  heldOn: plainDate.nullable(),
  minutesNumber: z.string().nullable(),
  minutesSignedAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  moves: z.array(z.object({ fromAt: instant, toAt: instant, reason: z.string(), movedAt: instant })),
  attendance: z.array(z.object({ user: personRef, isPresent: z.boolean() })),
  questions: z.array(
    z.object({
      id: z.uuid(),
      position: z.int().nullable(),
      kind: questionKind,
      /** What called the review, in words. */
      event: z.string().nullable(),
      case: caseRef,
      status: questionStatus,
      note: z.string().nullable(),
      familyInvitedAt: instant.nullable(),
      familyAttended: z.boolean().nullable(),
      familyAbsenceReason: z.string().nullable(),
      bodies: z.array(
        z.object({
          organisation: placeRef,
          invitedOn: plainDate,
          way: invitationWay,
          attended: z.boolean().nullable(),
          representative: z.string().nullable(),
        }),
      ),
      documentDefects: z.array(z.string()),
      outcome: z.string().nullable(),
      withdrawalReason: z.string().nullable(),
      votes: z.object({ votesFor: z.int(), votesAgainst: z.int(), votesAbstained: z.int() }).nullable(),
      dissents: z.array(dissent),
      decidedAt: instant.nullable(),
      decidedBy: personRef.nullable(),
    }),
  ),
  /** Questions that this session put off. */
  postponed: z.array(
    z.object({
      id: z.uuid(),
      kind: questionKind,
      position: z.int().nullable(),
      case: caseRef,
      reason: z.string(),
      dissents: z.array(dissent),
    }),
  ),
  openTasks: z.array(cardTask),
});

/** The questions of one case for its consilium, the newest first. */
export const caseQuestion = z.object({
  id: z.uuid(),
  kind: questionKind,
  /** What called the review, in words. */
  event: z.string().nullable(),
  status: questionStatus,
  session: z.object({ id: z.uuid(), number: z.string(), plannedAt: instant }).nullable(),
  waitingSince: instant,
  /** What the curator asks and what the consilium answered in words; nothing for who may not read the plan. */
  note: z.string().nullable(),
  reason: z.string().nullable(),
  level: level.nullable(),
  /** What was reached, where the consilium has completed the support. */
  results: z.array(z.enum(['help-received', 'life-improved', 'trouble-overcome', 'family-kept'])),
  postponed: z.array(z.object({ sessionNumber: z.string(), reason: z.string().nullable() })),
  withdrawalReason: z.string().nullable(),
  familyAttended: z.boolean().nullable(),
  familyAbsenceReason: z.string().nullable(),
  outcome: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: personRef.nullable(),
});
/** Whether the reader may put a question of their own, and may read who takes part in drafting. */
export const caseQuestionList = z.object({ items: z.array(caseQuestion), mayPropose: z.boolean(), mayReadDrafting: z.boolean() });

export const proposeQuestionsRequest = z.strictObject({
  question: z.enum(['need', 'level', 'need-and-level', 'progress']),
  note: z.string().trim().min(1).max(2000).optional(),
});
export const proposeQuestionsAnswer = z.object({ agendaItemIds: z.array(z.uuid()) });

export const decisionListQuery = z.strictObject({
  kind: questionKind.optional(),
  from: plainDate.optional(),
  to: plainDate.optional(),
  page: pageNumber,
});
export const decisionRow = z.object({
  id: z.uuid(),
  kind: questionKind,
  outcome: z.string(),
  level: level.nullable(),
  decidedAt: instant,
  heldOn: plainDate.nullable(),
  minutesNumber: z.string().nullable(),
  session: sessionRef,
  case: caseNumberRef,
});
export const decisionPage = pageOf(decisionRow);

export const memberRow = z.object({ user: personRef, fromOn: plainDate, toOn: plainDate.nullable(), isPresent: z.boolean() });
export const memberList = z.object({ items: z.array(memberRow) });
export const colleagueList = z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), post: z.string() })) });
export const appointMemberRequest = z.strictObject({ userId: uuid, fromOn: plainDate, toOn: plainDate.optional() });
export const endMembershipRequest = z.strictObject({ userId: uuid, fromOn: plainDate, toOn: plainDate });

export const participationRow = z.object({
  id: z.uuid(),
  organisation: placeRef,
  askedBy: personRef,
  askedOn: plainDate,
  question: z.string(),
  answer: z.string().nullable(),
  answeredOn: plainDate.nullable(),
  withdrawnAt: instant.nullable(),
});
export const participationList = z.object({ items: z.array(participationRow) });
const words = (message: string) => z.string().trim().min(1, message).max(4000);
export const requestParticipationRequest = z.strictObject({
  organisationId: uuid,
  askedOn: plainDate,
  question: words('Напишите, о чём вы спрашиваете организацию.'),
});
export const requestParticipationAnswer = z.object({ requestId: z.uuid() });
export const answerParticipationRequest = z.strictObject({ answeredOn: plainDate, answer: words('Запишите ответ организации.') });
export const participationParams = z.strictObject({ id: uuid, requestId: uuid });

export type SessionListQuery = z.input<typeof sessionListQuery>;
export type SessionRow = z.infer<typeof sessionRow>;
export type SessionPage = z.infer<typeof sessionPage>;
export type SessionCard = z.infer<typeof sessionCard>;
export type WaitingQuestion = z.infer<typeof waitingQuestion>;
export type WaitingList = z.infer<typeof waitingList>;
export type LateCase = z.infer<typeof lateCase>;
export type LateList = z.infer<typeof lateList>;
export type PlanSessionRequest = z.input<typeof planSessionRequest>;
export type PlanSessionAnswer = z.infer<typeof planSessionAnswer>;
export type MoveSessionRequest = z.input<typeof moveSessionRequest>;
export type CancelSessionRequest = z.input<typeof cancelSessionRequest>;
export type CaseQuestion = z.infer<typeof caseQuestion>;
export type CaseQuestionList = z.infer<typeof caseQuestionList>;
export type ProposeQuestionsRequest = z.input<typeof proposeQuestionsRequest>;
export type ProposeQuestionsAnswer = z.infer<typeof proposeQuestionsAnswer>;
export type DecisionListQuery = z.input<typeof decisionListQuery>;
export type DecisionRow = z.infer<typeof decisionRow>;
export type DecisionPage = z.infer<typeof decisionPage>;
export type MemberRow = z.infer<typeof memberRow>;
export type MemberList = z.infer<typeof memberList>;
export type ColleagueList = z.infer<typeof colleagueList>;
export type AppointMemberRequest = z.input<typeof appointMemberRequest>;
export type EndMembershipRequest = z.input<typeof endMembershipRequest>;
export type ParticipationRow = z.infer<typeof participationRow>;
export type ParticipationList = z.infer<typeof participationList>;
export type RequestParticipationRequest = z.input<typeof requestParticipationRequest>;
export type RequestParticipationAnswer = z.infer<typeof requestParticipationAnswer>;
export type AnswerParticipationRequest = z.input<typeof answerParticipationRequest>;
