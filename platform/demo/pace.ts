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
  'sign-plan': 1,
  'sign-minutes': 1,
  'hand-memo': 9,
  'referral-answer': 12,
  'half-year-report': 3,
  'family-questionnaire': 2,
  'review-information': 2,
  'closing-notice': 2,
  'post-support-note': 1,
};
const MEASURE_DAYS = 25;
const MEASURE_SPREAD_DAYS = 11;
const SLOW_DAYS = 7;
const DAY_MS = 86_400_000;

/** The instant at which somebody does a task that was created at `createdAt`: some days later, in office hours. */
export function actsAt(formKey: string, createdAt: Date, taskId: string, story: DemoStory | undefined): Date {
  const minutes = (formKey.length * 37 + (story?.index ?? 0) * 53) % 420;
  if (delayDays(formKey, taskId, story) === 0) return officeTime(new Date(createdAt.getTime() + 20 * 60_000));
  const day = new Date(createdAt.getTime() + delayDays(formKey, taskId, story) * DAY_MS);
  // 06:00 UTC is 09:00 in Moscow and Kazan.
  day.setUTCHours(6, minutes, 0, 0);
  return officeTime(day);
}

function delayDays(formKey: string, taskId: string, story: DemoStory | undefined): number {
  if (formKey === 'mark-measure') return MEASURE_DAYS + (Number.parseInt(taskId.slice(0, 4), 16) % MEASURE_SPREAD_DAYS);
  return (DAYS[formKey] ?? 0) + (story?.isSlow && formKey === 'home-survey' ? SLOW_DAYS : 0);
}

/** Nobody works at weekends or at night. */
export function officeTime(instant: Date): Date {
  const moved = new Date(instant);
  if (moved.getUTCHours() >= 15) moved.setTime(moved.getTime() + DAY_MS);
  if (moved.getUTCHours() >= 15 || moved.getUTCHours() < 6) moved.setUTCHours(6, moved.getUTCMinutes(), 0, 0);
  while (moved.getUTCDay() === 0 || moved.getUTCDay() === 6) moved.setTime(moved.getTime() + DAY_MS);
  return moved;
}
