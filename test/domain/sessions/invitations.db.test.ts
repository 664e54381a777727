import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPersonalDocument } from '#domain/assessment/add-personal-document';
import { holdSessionForm } from '#domain/sessions/hold-session-form';
import { sessionAgendaForm } from '#domain/sessions/session-agenda-form';
import { openSession } from '#domain/sessions/session-view';
import { askAcceptance, planFor } from '../../support/consilium.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation, TEST_NOW } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Planned {
  readonly story: SupportStory;
  readonly questionId: string;
  readonly sessionId: string;
  readonly organisationId: string;
}

async function plan(): Promise<Planned> {
  const story = await buildSupportStory(database.db);
  const questionId = await askAcceptance(story);
  const { id: sessionId } = await planFor(story, TEST_NOW);
  return { story, questionId, sessionId, organisationId: await buildOrganisation(database.db, { kind: 'internal-affairs' }) };
}

const fill = ({ story, sessionId }: Planned, form: typeof sessionAgendaForm, data: Readonly<Record<string, unknown>>) =>
  fillForm(form, story.as(story.secretary), { ...taskOf(story, form.formKey), caseId: undefined, sessionId }, data);

const agenda = ({ questionId, organisationId }: Planned, changes: object = {}) => ({
  questionIds: [questionId],
  invitedOn: '2026-03-02',
  way: 'phone',
  bodies: [{ questionId, organisationId, invitedOn: '2026-03-01', way: 'letter' }],
  ...changes,
});

const held = ({ story, questionId }: Planned, bodies: object[]) => ({
  heldOn: '2026-03-02',
  presentMemberIds: [story.director.userId],
  families: [{ questionId, attended: 'yes' }],
  bodies,
});

async function invitationOf({ sessionId }: Planned): Promise<string> {
  const row: unknown = await database
    .db('app.session_invitations')
    .first('id')
    .where({ session_id: sessionId })
    .whereNotNull('organisation_id');
  return (row as { id: string }).id;
}

test('T-060 T-061 families and bodies are invited by question, with date and way, and who came is recorded', async () => {
  const planned = await plan();
  const { story, questionId, sessionId, organisationId } = planned;

  await fill(
    planned,
    sessionAgendaForm,
    agenda(planned, { families: [{ questionId, invitedOn: '2026-03-01', way: 'in-person' }] }),
  );
  const representative = 'Участковый Петров';
  await fill(
    planned,
    holdSessionForm,
    held(planned, [{ invitationId: await invitationOf(planned), attended: 'yes', representative }]),
  );

  const family: unknown = await database
    .db('app.session_invitations')
    .first('invited_on', 'way', 'attended')
    .where({ session_id: sessionId, organisation_id: null });
  expect(family).toEqual({ invited_on: '2026-03-01', way: 'in-person', attended: true });
  const card = await openSession(story.as(story.secretary), sessionId);
  expect(card.questions[0]?.bodies).toMatchObject([
    { organisation: { id: organisationId }, way: 'letter', attended: true, representative },
  ]);
});

test('T-061 who came is asked of every invited body, and by name', async () => {
  const planned = await plan();
  await fill(planned, sessionAgendaForm, agenda(planned));
  const invitationId = await invitationOf(planned);

  await expect(fill(planned, holdSessionForm, held(planned, []))).rejects.toMatchObject({
    details: { fields: { '/bodies': expect.any(String) as string } },
  });
  await expect(fill(planned, holdSessionForm, held(planned, [{ invitationId, attended: 'yes' }]))).rejects.toMatchObject({
    details: { fields: { '/bodies/0/representative': expect.any(String) as string } },
  });
  await fill(planned, holdSessionForm, held(planned, [{ invitationId, attended: 'no' }]));
});

test('T-061 nobody has to be invited besides the family', async () => {
  const planned = await plan();

  await fill(planned, sessionAgendaForm, agenda(planned, { bodies: [] }));
  await fill(planned, holdSessionForm, held(planned, []));

  const card = await openSession(planned.story.as(planned.story.secretary), planned.sessionId);
  expect(card.questions[0]?.bodies).toEqual([]);
});

test.each([
  ['a body of tomorrow', { invitedOn: '2026-03-03' }, '/bodies/0/invitedOn'],
  ['a body that is not in the directory', { organisationId: '00000000-0000-4000-8000-000000000000' }, '/bodies/0/organisationId'],
])('T-061 %s is refused', async (_, changes, pointer) => {
  const planned = await plan();
  const [body] = agenda(planned).bodies;

  const filling = fill(planned, sessionAgendaForm, agenda(planned, { bodies: [{ ...body, ...changes }] }));

  await expect(filling).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
});

test('T-061 the same body is invited to a question once', async () => {
  const planned = await plan();
  const [body] = agenda(planned).bodies;

  const filling = fill(planned, sessionAgendaForm, agenda(planned, { bodies: [body, body] }));

  await expect(filling).rejects.toMatchObject({ details: { fields: { '/bodies/1/questionId': 'Уберите повторную строку.' } } });
});

test('T-031 the agenda and the card of the meeting name exactly the papers that are missing', async () => {
  const planned = await plan();
  const { story, sessionId } = planned;
  const task = { ...taskOf(story, 'session-agenda'), caseId: undefined, sessionId };

  const { facts } = await sessionAgendaForm.prepare(story.as(story.secretary), task);
  await fill(planned, sessionAgendaForm, agenda(planned));
  const card = await openSession(story.as(story.secretary), sessionId);

  const shown = facts.find(({ label }) => label === `Документы по делу ${story.case.number}`)?.value;
  expect(card.questions[0]?.documentDefects.length).toBeGreaterThan(0);
  expect(shown).toBe(card.questions[0]?.documentDefects.join('; '));
});

test('T-196 the secretary reads that a medical paper has expired, and whose, but not which', async () => {
  const { story, sessionId } = await plan();
  const { caseId, childId, number } = story.case;
  await addPersonalDocument(story.as(story.curator), {
    ...{ caseId, personId: childId, kind: 'disability', receivedOn: '2026-02-02', validTo: '2026-03-01', source: 'parents' },
  });
  const task = { ...taskOf(story, 'session-agenda'), caseId: undefined, sessionId };

  const { facts } = await sessionAgendaForm.prepare(story.as(story.secretary), task);

  const shown = facts.find(({ label }) => label === `Документы по делу ${number}`)?.value;
  expect(shown).toContain('документ ограниченного доступа (Петрова Ева): срок истёк 01.03.2026');
  expect(shown).not.toContain('инвалидности');
});
