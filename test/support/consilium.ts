import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createSession } from '#domain/sessions/create-session';
import { holdSession } from '#domain/sessions/hold-session';
import { publishAgenda } from '#domain/sessions/publish-agenda';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { draftFor, type SupportStory } from './support-story.ts';
import { TEST_NOW } from './factories.ts';

/** A draft of the case that waits for its consilium; returns the question. */
export async function askAcceptance(story: SupportStory): Promise<string> {
  await savePlanDraft(story.as(story.curator), { caseId: story.case.caseId, draft: draftFor(story) });
  const { agendaItemId } = await putOnAgenda(story.system(), { caseId: story.case.caseId, questionKind: 'acceptance' });
  return agendaItemId;
}

/** A session of the story's centre that takes up these questions and is held with chairman and secretary. */
export async function holdOver(story: SupportStory, questionIds: readonly string[], now: Date = TEST_NOW): Promise<string> {
  const sessionId = await publishOver(story, questionIds, now);
  await holdSession(story.as(story.secretary, now), {
    sessionId,
    heldOn: now.toISOString().slice(0, 10),
    presentMemberIds: [story.director.userId, story.secretary.userId],
    families: questionIds.map((questionId) => ({ questionId, attended: 'yes' })),
  });
  return sessionId;
}

/** The same with a published agenda only. */
export async function publishOver(story: SupportStory, questionIds: readonly string[], now: Date = TEST_NOW): Promise<string> {
  const { id } = await planFor(story, now);
  await publishAgenda(story.as(story.secretary, now), {
    sessionId: id,
    questionIds: [...questionIds],
    invitedOn: now.toISOString().slice(0, 10),
    way: 'phone',
  });
  return id;
}

export function planFor(story: SupportStory, plannedAt: Date, now: Date = TEST_NOW) {
  return createSession(story.as(story.secretary, now), {
    centreId: story.case.centre.centreId,
    plannedAt,
    place: 'Кабинет 5',
  });
}
