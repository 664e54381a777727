import { collectDocumentsForm } from '#domain/assessment/collect-documents-form';
import { describeResourcesForm } from '#domain/assessment/describe-resources-form';
import { firstMeetingForm } from '#domain/assessment/first-meeting-form';
import { homeSurveyForm } from '#domain/assessment/home-survey-form';
import { initialDiagnosticsForm } from '#domain/assessment/initial-diagnostics-form';
import { recordMethodsForm } from '#domain/assessment/record-methods-form';
import { agencyReplyForm } from '#domain/engagements/agency-reply-form';
import { agencyReportForm } from '#domain/engagements/agency-report-form';
import { replaceCoExecutorForm } from '#domain/engagements/replace-co-executor-form';
import { confirmMunicipalQuestionForm } from '#domain/municipal/confirm-municipal-question-form';
import { considerMunicipalAnswerForm } from '#domain/municipal/consider-municipal-answer-form';
import { municipalAnswerForm } from '#domain/municipal/municipal-answer-form';
import { closingNoticeForm } from '#domain/completion/closing-notice-form';
import { postSupportNoteForm } from '#domain/completion/post-support-note-form';
import { postSupportObservationForm } from '#domain/completion/post-support-observation-form';
import { obtainConsentForm } from '#domain/consents/obtain-consent-form';
import { benefitDecisionForm } from '#domain/benefits/benefit-decision-form';
import { chooseBenefitBodyForm } from '#domain/benefits/choose-benefit-body-form';
import { submitApplicationForm } from '#domain/benefits/submit-application-form';
import { assignCuratorForm } from '#domain/curators/assign-curator-form';
import { recordMoveForm } from '#domain/events/record-move-form';
import { recordRefusalForm } from '#domain/events/record-refusal-form';
import { informFamilyForm } from '#domain/informing/inform-family-form';
import { contactFamilyForm } from '#domain/intake/contact-family-form';
import { intakePackageForm } from '#domain/intake/intake-package-form';
import { packageFollowUpForm } from '#domain/intake/package-follow-up-form';
import { renewIppsuForm } from '#domain/intake/renew-ippsu-form';
import { reviewNewAppealForm } from '#domain/intake/review-appeal-form';
import { chooseClassForm } from '#domain/measures/choose-class-form';
import { classAttendanceForm } from '#domain/measures/class-attendance-form';
import { medicalVisitForm } from '#domain/measures/medical-visit-form';
import { chooseInstitutionForm } from '#domain/measures/choose-institution-form';
import { handMemoForm } from '#domain/measures/hand-memo-form';
import { markMeasureForm } from '#domain/measures/mark-measure-form';
import { annualReportForm } from '#domain/monitoring/annual-report-form';
import { familyQuestionnaireForm } from '#domain/monitoring/family-questionnaire-form';
import { halfYearReportForm } from '#domain/monitoring/half-year-report-form';
import { reviewInformationForm } from '#domain/monitoring/review-information-form';
import { answerObjectionForm } from '#domain/objections/answer-objection-form';
import { approvePlanForm } from '#domain/plans/approve-plan-form';
import { cosignPlanForm } from '#domain/plans/cosign-plan-form';
import { draftPlanForm } from '#domain/plans/draft-plan-form';
import { revisePlanForm } from '#domain/plans/revise-plan-form';
import { signPlanForm } from '#domain/plans/sign-plan-form';
import { chooseAddresseeForm } from '#domain/requests/choose-addressee-form';
import { letterAnswerForm } from '#domain/requests/letter-answer-form';
import { referralAnswerForm } from '#domain/requests/referral-answer-form';
import { holdSessionForm } from '#domain/sessions/hold-session-form';
import { recordDecisionsForm } from '#domain/sessions/record-decisions-form';
import { sessionAgendaForm } from '#domain/sessions/session-agenda-form';
import { signMinutesForm } from '#domain/sessions/sign-minutes-form';
import { unconfirmedNoticeForm } from '#domain/sessions/unconfirmed-notice-form';
import type { TaskForm } from './task-form.ts';

/** Every form key of a user task with what stands behind it; a test compares the list with the diagrams and the files of `forms/`. */
export const taskForms: readonly TaskForm[] = [
  // I приём документации
  contactFamilyForm,
  reviewNewAppealForm,
  intakePackageForm,
  packageFollowUpForm,
  // II закрепление куратора
  assignCuratorForm,
  // III сбор и анализ информации
  firstMeetingForm,
  collectDocumentsForm,
  homeSurveyForm,
  recordMethodsForm,
  initialDiagnosticsForm,
  describeResourcesForm,
  // III–IV ИПССС и консилиум
  draftPlanForm,
  sessionAgendaForm,
  holdSessionForm,
  recordDecisionsForm,
  signMinutesForm,
  unconfirmedNoticeForm,
  approvePlanForm,
  cosignPlanForm,
  signPlanForm,
  // V реализация
  chooseInstitutionForm,
  handMemoForm,
  chooseAddresseeForm,
  obtainConsentForm,
  referralAnswerForm,
  letterAnswerForm,
  agencyReplyForm,
  agencyReportForm,
  replaceCoExecutorForm,
  medicalVisitForm,
  chooseClassForm,
  classAttendanceForm,
  chooseBenefitBodyForm,
  submitApplicationForm,
  benefitDecisionForm,
  markMeasureForm,
  renewIppsuForm,
  // VI мониторинг и анализ
  halfYearReportForm,
  annualReportForm,
  familyQuestionnaireForm,
  reviewInformationForm,
  revisePlanForm,
  // VII завершение
  closingNoticeForm,
  postSupportObservationForm,
  postSupportNoteForm,
  // на любом этапе
  recordRefusalForm,
  recordMoveForm,
  confirmMunicipalQuestionForm,
  municipalAnswerForm,
  considerMunicipalAnswerForm,
  informFamilyForm,
  answerObjectionForm,
];

const byKey = new Map(taskForms.map((form) => [form.formKey, form]));

/** What stands behind a form key of a diagram; a key without it is a mistake of the release and fails loudly. */
export function getTaskForm(formKey: string): TaskForm {
  const form = byKey.get(formKey);
  if (!form) throw new Error(`no task form is registered for the key "${formKey}"`);
  return form;
}
