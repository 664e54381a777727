import type { StartGround } from '#domain/commands/case-start';
import type { CaseAnswer } from './answer.ts';
import { appealOf, messageOf, minorAppealOf, type AppealAnswer } from './appeal.ts';
import * as agency from './agency-answers.ts';
import * as collecting from './collecting-answers.ts';
import * as events from './event-answers.ts';
import * as family from './family-answers.ts';
import * as appeals from './appeal-answers.ts';
import * as intake from './intake-answers.ts';
import * as measures from './measure-answers.ts';
import * as plan from './plan-answers.ts';
import * as session from './session-answers.ts';
import type { SessionAnswer } from './session-answers.ts';
import * as support from './support-answers.ts';

/** How the clerk writes down an appeal of each ground. */
export const APPEALS: Readonly<Record<StartGround, AppealAnswer>> = {
  'parent-application': appealOf,
  'minor-application': minorAppealOf,
  message: messageOf,
};

/** How each form of a case is filled in the stories, by form key. */
export const CASE_ANSWERS: Readonly<Record<string, CaseAnswer>> = {
  'contact-family': appeals.contactFamily,
  'review-new-appeal': appeals.reviewNewAppeal,
  'intake-package': intake.intakePackage,
  'package-follow-up': intake.packageFollowUp,
  'assign-curator': intake.assignCurator,
  'first-meeting': collecting.firstMeeting,
  'collect-documents': collecting.collectDocuments,
  'home-survey': collecting.homeSurvey,
  'record-methods': collecting.recordMethods,
  'initial-diagnostics': collecting.initialDiagnostics,
  'describe-resources': collecting.describeResources,
  'renew-ippsu': collecting.renewIppsu,
  'draft-plan': plan.draftPlan,
  'approve-plan': plan.approvePlan,
  'cosign-plan': plan.cosignPlan,
  'sign-plan': plan.signPlan,
  'unconfirmed-notice': session.unconfirmedNotice,
  'revise-plan': plan.revisePlan,
  'choose-institution': support.chooseInstitution,
  'choose-addressee': support.chooseAddressee,
  'hand-memo': support.handMemo,
  'obtain-consent': family.obtainConsent,
  'referral-answer': support.referralAnswer,
  'medical-visit': measures.medicalVisit,
  'choose-class': measures.chooseClass,
  'class-attendance': measures.classAttendance,
  'choose-benefit-body': measures.chooseBenefitBody,
  'submit-application': measures.submitApplication,
  'benefit-decision': measures.benefitDecision,
  'mark-measure': support.markMeasure,
  'half-year-report': support.halfYearReport,
  'annual-report': support.annualReport,
  'family-questionnaire': support.familyQuestionnaire,
  'review-information': support.reviewInformation,
  'closing-notice': support.closingNotice,
  'post-support-observation': support.postSupportObservation,
  'post-support-note': support.postSupportNote,
  'letter-answer': agency.letterAnswer,
  'agency-reply': agency.agencyReply,
  'agency-report': agency.agencyReport,
  'replace-co-executor': agency.replaceCoExecutor,
  'confirm-municipal-question': agency.confirmMunicipalQuestion,
  'municipal-answer': agency.municipalAnswer,
  'consider-municipal-answer': agency.considerMunicipalAnswer,
  'inform-family': family.informFamily,
  'record-refusal': events.recordRefusal,
  'record-move': events.recordMove,
  'answer-objection': family.answerObjection,
};

/** The same for the forms of a session. */
export const SESSION_ANSWERS: Readonly<Record<string, SessionAnswer>> = {
  'session-agenda': session.sessionAgenda,
  'hold-session': session.holdSession,
  'record-decisions': session.recordDecisions,
  'sign-minutes': session.signMinutes,
};
