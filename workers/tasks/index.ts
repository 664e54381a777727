import type { WorkerTask } from '#engine/task';
import { closeDeclined } from './cases/close-declined.ts';
import { closeNotEnrolledTask } from './cases/close-not-enrolled.ts';
import { closeUnconfirmed } from './cases/close-unconfirmed.ts';
import { closeUnsigned } from './cases/close-unsigned.ts';
import { prepareApplicationTask } from './benefits/prepare-application.ts';
import { remindBenefitTask } from './benefits/remind-benefit.ts';
import { enrolInClassTask } from './classes/enrol-in-class.ts';
import { archiveCaseTask } from './completion/archive-case.ts';
import { openPostSupportTask } from './completion/open-post-support.ts';
import { remindObservationTask } from './completion/remind-observation.ts';
import { computeDeadlines } from './deadlines/compute-deadlines.ts';
import { escalateOverdue } from './deadlines/escalate-overdue.ts';
import { remindDeadline } from './deadlines/remind-deadline.ts';
import { handOverFamilyTask } from './events/hand-over-family.ts';
import { scheduleIppsuWarningTask } from './intake/schedule-ippsu-warning.ts';
import { answerSenderTask } from './intake/answer-sender.ts';
import { remindAgencyTask } from './engagements/remind-agency.ts';
import { sendAgencyRequestTask } from './engagements/send-agency-request.ts';
import { sendMunicipalQuestionTask } from './municipal/send-municipal-question.ts';
import { tellMunicipalRefusalTask } from './municipal/tell-municipal-refusal.ts';
import { closeOpenItemsTask } from './measures/close-open-items.ts';
import { distributeItemsTask } from './measures/distribute-items.ts';
import { openWorkItemsTask } from './measures/open-work-items.ts';
import { prepareMemoTask } from './measures/prepare-memo.ts';
import { startMeasureTask } from './measures/start-measure.ts';
import { withdrawMeasureTask } from './measures/withdraw-measure.ts';
import { finishReviewTask } from './monitoring/finish-review.ts';
import { openReportTask } from './monitoring/open-report.ts';
import { openReviewTask } from './monitoring/open-review.ts';
import { scheduleControlTask } from './monitoring/schedule-control.ts';
import { stopImplementationTask } from './monitoring/stop-implementation.ts';
import { activatePlanTask } from './plans/activate-plan.ts';
import { keepLevelSuggestionTask } from './plans/keep-level-suggestion.ts';
import { readLevelSignsTask } from './plans/read-level-signs.ts';
import { deregisterFamilyTask } from './register/deregister-family.ts';
import { registerFamilyTask } from './register/register-family.ts';
import { issueReferralTask } from './requests/issue-referral.ts';
import { remindLetterTask } from './requests/remind-letter.ts';
import { remindAnswerTask } from './requests/remind-answer.ts';
import { putOnAgendaTask } from './sessions/put-on-agenda.ts';
import { sendOutcomesTask } from './sessions/send-outcomes.ts';
import { remindVisitTask } from './visits/remind-visit.ts';
import { scheduleVisitTask } from './visits/schedule-visit.ts';

/** Every step that a workers process performs; the topic is the name of the task's file. */
export const tasks: readonly WorkerTask[] = [
  computeDeadlines,
  escalateOverdue,
  remindDeadline,
  answerSenderTask,
  closeNotEnrolledTask,
  closeUnconfirmed,
  closeUnsigned,
  closeDeclined,
  handOverFamilyTask,
  putOnAgendaTask,
  sendOutcomesTask,
  deregisterFamilyTask,
  registerFamilyTask,
  readLevelSignsTask,
  keepLevelSuggestionTask,
  activatePlanTask,
  closeOpenItemsTask,
  distributeItemsTask,
  openWorkItemsTask,
  prepareMemoTask,
  startMeasureTask,
  withdrawMeasureTask,
  enrolInClassTask,
  prepareApplicationTask,
  remindBenefitTask,
  issueReferralTask,
  remindAnswerTask,
  sendAgencyRequestTask,
  remindAgencyTask,
  remindLetterTask,
  sendMunicipalQuestionTask,
  tellMunicipalRefusalTask,
  scheduleControlTask,
  scheduleIppsuWarningTask,
  scheduleVisitTask,
  remindVisitTask,
  stopImplementationTask,
  openReportTask,
  openReviewTask,
  finishReviewTask,
  archiveCaseTask,
  openPostSupportTask,
  remindObservationTask,
];
