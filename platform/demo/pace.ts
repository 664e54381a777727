import type { OpenDemoTask } from './open-work.ts';
import type { DemoStory } from './stories.ts';

/** Days after which people of the demo take up a task; tasks that are not listed are done the same day. */
const DAYS: Readonly<Record<string, number>> = {
  'package-follow-up': 6,
  'assign-curator': 1,
  'collect-documents': 1,
  'home-survey': 2,
  'record-methods': 2,
  'initial-diagnostics': 2,
  'draft-plan': 1,
  'cosign-plan': 1,
  'sign-plan': 1,
  'sign-minutes': 1,
  'hand-memo': 9,
  'referral-answer': 12,
  'medical-visit': 8,
  'submit-application': 3,
  'benefit-decision': 14,
  'record-refusal': 2,
  'record-move': 3,
  'confirm-municipal-question': 1,
  'municipal-answer': 14,
  'consider-municipal-answer': 2,
  'half-year-report': 3,
  'annual-report': 3,
  'family-questionnaire': 2,
  'review-information': 2,
  'closing-notice': 2,
  'post-support-note': 1,
};
const MEASURE_DAYS = 25;
const MEASURE_SPREAD_DAYS = 11;
const SLOW_DAYS = 13;
const DAY_MS = 86_400_000;
const SOON_MS = 20 * 60_000;
/** 09:00 in Moscow and Kazan. */
const OPENS_AT_UTC = 6;
const CLOSES_AT_UTC = 15;
const OFFICE_MINUTES = 420;

/** The instant at which somebody takes the task up: some days after it appeared, in office hours. */
export function actsAt(task: OpenDemoTask, story: DemoStory | undefined): Date {
  const days = delayDays(task, story);
  if (days === 0) return officeTime(new Date(task.createdAt.getTime() + SOON_MS));
  const at = new Date(task.createdAt.getTime() + days * DAY_MS);
  at.setUTCHours(OPENS_AT_UTC, (task.formKey.length * 37 + (story?.index ?? 0) * 53) % OFFICE_MINUTES, 0, 0);
  return officeTime(at);
}

function delayDays({ formKey, taskId }: OpenDemoTask, story: DemoStory | undefined): number {
  if (formKey === 'mark-measure') return MEASURE_DAYS + (Number.parseInt(taskId.slice(0, 4), 16) % MEASURE_SPREAD_DAYS);
  return (DAYS[formKey] ?? 0) + (story?.isSlow && formKey === 'home-survey' ? SLOW_DAYS : 0);
}

/** Nobody works at weekends or at night. */
export function officeTime(instant: Date): Date {
  const moved = new Date(instant);
  if (moved.getUTCHours() >= CLOSES_AT_UTC) moved.setTime(moved.getTime() + DAY_MS);
  if (moved.getUTCHours() >= CLOSES_AT_UTC || moved.getUTCHours() < OPENS_AT_UTC)
    moved.setUTCHours(OPENS_AT_UTC, moved.getUTCMinutes(), 0, 0);
  while (moved.getUTCDay() === 0 || moved.getUTCDay() === 6) moved.setTime(moved.getTime() + DAY_MS);
  return moved;
}

/** The same hour of the last working day: an appeal of a weekend was received before it. */
export function earlierWeekday(instant: Date): Date {
  const moved = new Date(instant);
  while (moved.getUTCDay() === 0 || moved.getUTCDay() === 6) moved.setTime(moved.getTime() - DAY_MS);
  return moved;
}
