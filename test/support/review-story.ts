import type { Knex } from 'knex';
import { expect } from 'vitest';
import { reportCaseEvent, type EventInput } from '#domain/events/report-case-event';
import type { ReviewKind } from '#domain/monitoring/review';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { recordDecisionsForm } from '#domain/sessions/record-decisions-form';
import type { PreparedForm } from '#domain/tasks/task-form';
import { fillForm } from './fill-form.ts';
import {
  buildSupportStory,
  draftFor,
  holdSessionOn,
  playToActivePlan,
  prepareReview,
  taskOf,
  type SupportStory,
} from './support-story.ts';

/** A day within the support of the story. */
export const REVIEW_NOW = new Date('2026-06-01T08:00:00Z');

/** A results question that is being decided. */
export interface Asked {
  readonly questionId: string;
  readonly sessionId: string;
  readonly prepare: () => Promise<PreparedForm>;
  readonly decide: (data: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** A held session over the results question that this event, or the end of the term, calls. */
export async function ask(story: SupportStory, caseEventId: string | null = null, now = REVIEW_NOW): Promise<Asked> {
  const { agendaItemId } = await putOnAgenda(story.system(now), {
    caseId: story.case.caseId,
    questionKind: 'results',
    caseEventId,
  });
  const sessionId = await holdSessionOn(story, agendaItemId, now);
  const task = { ...taskOf(story, 'record-decisions'), caseId: undefined, sessionId };
  return {
    questionId: agendaItemId,
    sessionId,
    prepare: () => recordDecisionsForm.prepare(story.as(story.director, now), task),
    decide: (data) =>
      fillForm(recordDecisionsForm, story.as(story.director, now), task, { decisions: [{ questionId: agendaItemId, ...data }] }),
  };
}

/** A family with its plan in force. */
export async function supported(db: Knex, draft: Parameters<typeof draftFor>[1] = {}): Promise<SupportStory> {
  const story = await buildSupportStory(db);
  await playToActivePlan(story, draftFor(story, draft));
  return story;
}

/** Somebody tells the day of the test what happened to the family. */
export async function report(story: SupportStory, event: Omit<EventInput, 'caseId' | 'happenedOn'>): Promise<string> {
  const given = { ...event, caseId: story.case.caseId, happenedOn: '2026-06-01' };
  return (await reportCaseEvent(story.as(story.curator, REVIEW_NOW), given)).caseEventId;
}

/** A question that an event called, ready to be decided. */
export async function askAfter(
  story: SupportStory,
  event: Omit<EventInput, 'caseId' | 'happenedOn'>,
  reviewKind: ReviewKind,
): Promise<Asked & { readonly caseEventId: string }> {
  const caseEventId = await report(story, event);
  await prepareReview(story, REVIEW_NOW, { reviewKind, caseEventId });
  return { caseEventId, ...(await ask(story, caseEventId)) };
}

/** A refusal of the decisions form that names this field of a row. */
export const complaint = (field: string, index = 0) => ({
  code: 'INVALID_INPUT',
  details: { fields: { [`/decisions/${index}/${field}`]: expect.any(String) as string } },
});
