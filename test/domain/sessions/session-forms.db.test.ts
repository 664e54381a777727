import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createSession } from '#domain/sessions/create-session';
import { holdSessionForm } from '#domain/sessions/hold-session-form';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { sessionAgendaForm } from '#domain/sessions/session-agenda-form';
import type { OpenTask } from '#domain/tasks/task-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { TEST_NOW } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, draftFor, taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Planned {
  readonly story: SupportStory;
  readonly agendaItemId: string;
  readonly sessionId: string;
  readonly task: (formKey: string) => OpenTask;
}

async function buildPlanned(): Promise<Planned> {
  const story = await buildSupportStory(database.db);
  const { caseId, centre } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const { agendaItemId } = await putOnAgenda(story.system(), { caseId, questionKind: 'acceptance' });
  const { id } = await createSession(story.as(story.secretary), { centreId: centre.centreId, plannedAt: TEST_NOW, place: 'Зал' });
  const task = (formKey: string) => ({ ...taskOf(story, formKey), caseId: undefined, sessionId: id });
  return { story, agendaItemId, sessionId: id, task };
}

const publish = ({ story, task }: Planned, data: Readonly<Record<string, unknown>>) =>
  fillForm(sessionAgendaForm, story.as(story.secretary), task('session-agenda'), data);

const hold = ({ story, task }: Planned, data: Readonly<Record<string, unknown>>) =>
  fillForm(holdSessionForm, story.as(story.secretary), task('hold-session'), data);

test('T-058 planning a session starts its process once under its own number', async () => {
  const { story, sessionId } = await buildPlanned();

  const commands: unknown = await database
    .db('app.engine_commands')
    .select('kind', 'stream', 'payload')
    .orderBy('id', 'desc')
    .limit(1);
  const number = `${story.case.centre.prefix}-З26-0001`;
  expect(commands).toEqual([
    {
      kind: 'start-process',
      stream: number,
      payload: {
        processKey: 'session',
        businessKey: number,
        variables: { sessionId, centreId: story.case.centre.centreId },
      },
    },
  ]);
});

test('T-060 publishing the agenda takes up the questions and records the invitations', async () => {
  const planned = await buildPlanned();

  await publish(planned, { questionIds: [planned.agendaItemId], invitedOn: '2026-03-02', way: 'phone' });

  const item: unknown = await database
    .db('app.agenda_items')
    .first('session_id', 'status', 'position', 'family_invited_at')
    .where({ id: planned.agendaItemId });
  expect(item).toEqual({
    session_id: planned.sessionId,
    status: 'on-agenda',
    position: 1,
    family_invited_at: new Date('2026-03-02T09:00:00Z'),
  });
});

test('a question that another session has taken up is no longer offered', async () => {
  const planned = await buildPlanned();
  await publish(planned, { questionIds: [planned.agendaItemId], invitedOn: '2026-03-02', way: 'phone' });
  const { id } = await createSession(planned.story.as(planned.story.secretary), {
    centreId: planned.story.case.centre.centreId,
    plannedAt: TEST_NOW,
    place: 'Зал',
  });
  const task = { ...planned.task('session-agenda'), sessionId: id };

  const filling = fillForm(sessionAgendaForm, planned.story.as(planned.story.secretary), task, {
    questionIds: [planned.agendaItemId],
    invitedOn: '2026-03-02',
    way: 'phone',
  });

  await expect(filling).rejects.toMatchObject({ details: { fields: { '/questionIds/0': 'Выберите значение из списка.' } } });
});

test.each([
  ['an empty agenda', { questionIds: [] }, '/questionIds'],
  ['an invitation of tomorrow', { invitedOn: '2026-03-03' }, '/invitedOn'],
])('%s is refused', async (_, changes, pointer) => {
  const planned = await buildPlanned();

  const filling = publish(planned, { questionIds: [planned.agendaItemId], invitedOn: '2026-03-02', way: 'phone', ...changes });

  await expect(filling).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
});

test('T-058 T-060 attendance of members and families is recorded', async () => {
  const planned = await buildPlanned();
  const { director, secretary } = planned.story;
  await publish(planned, { questionIds: [planned.agendaItemId], invitedOn: '2026-03-02', way: 'phone' });

  await hold(planned, {
    heldOn: '2026-03-02',
    presentMemberIds: [director.userId],
    families: [{ questionId: planned.agendaItemId, attended: 'no', absenceReason: 'Болезнь ребенка' }],
  });

  const attendance: unknown = await database
    .db('app.session_attendance')
    .select('user_id', 'is_present')
    .where({ session_id: planned.sessionId });
  expect(attendance).toEqual(
    expect.arrayContaining([
      { user_id: director.userId, is_present: true },
      { user_id: secretary.userId, is_present: false },
    ]),
  );
  const item: unknown = await database
    .db('app.agenda_items')
    .first('family_attended', 'family_absence_reason')
    .where({ id: planned.agendaItemId });
  expect(item).toEqual({ family_attended: false, family_absence_reason: 'Болезнь ребенка' });
});

test('T-060 a family that did not come needs its reason, and none is forgotten', async () => {
  const planned = await buildPlanned();
  const questionId = planned.agendaItemId;
  await publish(planned, { questionIds: [questionId], invitedOn: '2026-03-02', way: 'phone' });
  const data = { heldOn: '2026-03-02', presentMemberIds: [planned.story.director.userId] };

  await expect(hold(planned, { ...data, families: [{ questionId, attended: 'no' }] })).rejects.toMatchObject({
    details: { fields: { '/families/0/absenceReason': 'Укажите причину отсутствия.' } },
  });
  await expect(hold(planned, { ...data, families: [] })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('T-004 somebody who is not of the consilium is not offered', async () => {
  const planned = await buildPlanned();
  await publish(planned, { questionIds: [planned.agendaItemId], invitedOn: '2026-03-02', way: 'phone' });

  const filling = hold(planned, {
    heldOn: '2026-03-02',
    presentMemberIds: [planned.story.curator.userId],
    families: [{ questionId: planned.agendaItemId, attended: 'yes' }],
  });

  await expect(filling).rejects.toMatchObject({ details: { fields: { '/presentMemberIds/0': 'Выберите значение из списка.' } } });
});

test('a step of a session is not done out of its turn', async () => {
  const planned = await buildPlanned();
  const data = {
    heldOn: '2026-03-02',
    presentMemberIds: [planned.story.director.userId],
    families: [{ questionId: planned.agendaItemId, attended: 'yes' }],
  };

  await expect(hold(planned, data)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await publish(planned, { questionIds: [planned.agendaItemId], invitedOn: '2026-03-02', way: 'phone' });
  await hold(planned, data);
  await expect(hold(planned, data)).rejects.toMatchObject({ code: 'SESSION_IN_OTHER_STATE' });
});
