import type { Knex } from 'knex';
import { z } from 'zod';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createSession } from '#domain/sessions/create-session';
import { holdSession } from '#domain/sessions/hold-session';
import { addBodyMember } from '#domain/sessions/manage-body';
import { publishAgenda } from '#domain/sessions/publish-agenda';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { draftFor, type SupportStory } from './support-story.ts';
import { actingAsSystem, TEST_NOW, type TestCase, type TestUser } from './factories.ts';
import { insertRow } from './insert.ts';

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

/** A question of the case on the published agenda of a session, as rows: for tests of rights, where nobody acts; returns the session. */
export async function buildAgenda(db: Knex, found: TestCase, { userId }: Pick<TestUser, 'userId'>): Promise<string> {
  const { centreId } = found.centre;
  await addBodyMember(actingAsSystem(db), { centreId, userId, fromOn: '2026-01-01' });
  const body: unknown = await db('app.collegial_bodies').first('id').where({ centre_id: centreId });
  const sessionId = await insertRow(db, 'app.sessions', {
    number: `${found.number}-З`,
    body_id: z.object({ id: z.uuid() }).parse(body).id,
    centre_id: centreId,
    planned_at: TEST_NOW,
    place: 'Кабинет 5',
    status: 'agenda-published',
    created_by: userId,
    created_at: TEST_NOW,
  });
  await insertRow(db, 'app.agenda_items', {
    case_id: found.caseId,
    session_id: sessionId,
    kind: 'acceptance',
    status: 'on-agenda',
    position: 1,
    created_at: TEST_NOW,
  });
  return sessionId;
}
