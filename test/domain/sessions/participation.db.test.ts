import { afterAll, beforeAll, expect, test } from 'vitest';
import { openParticipation } from '#domain/sessions/participation-view';
import { answerParticipation, requestParticipation, withdrawParticipation } from '#domain/sessions/request-participation';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation, buildUser } from '../../support/factories.ts';
import { buildSupportStory, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ASKED = { askedOn: '2026-03-02', question: 'Как учится ребёнок?' };

async function ask(story: SupportStory, changes: Partial<typeof ASKED> = {}) {
  const organisationId = await buildOrganisation(database.db, { kind: 'education' });
  const { caseId } = story.case;
  const { requestId } = await requestParticipation(story.as(story.curator), { caseId, organisationId, ...ASKED, ...changes });
  return { caseId, organisationId, requestId };
}

test('T-061 a school that the curator asked takes part in drafting with its answer', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, organisationId, requestId } = await ask(story);

  await answerParticipation(story.as(story.curator), { caseId, requestId, answeredOn: '2026-03-02', answer: 'Нужен логопед' });

  expect(await openParticipation(story.as(story.curator), caseId)).toMatchObject([
    { id: requestId, organisation: { id: organisationId }, question: 'Как учится ребёнок?', answer: 'Нужен логопед' },
  ]);
});

test('T-198 without a consent to the exchange nobody outside is asked', async () => {
  const story = await buildSupportStory(database.db);
  await database.db('app.consents').where({ family_id: story.case.familyId, kind: 'exchange' }).delete();

  await expect(ask(story)).rejects.toMatchObject({ code: 'NO_EXCHANGE_CONSENT' });
});

test('T-198 withdrawing the consent ends open requests and keeps answers that are there', async () => {
  const story = await buildSupportStory(database.db);
  const open = await ask(story);
  const answered = await ask(story);
  const { caseId } = open;
  await answerParticipation(story.as(story.curator), {
    caseId,
    requestId: answered.requestId,
    answeredOn: '2026-03-02',
    answer: 'Учится хорошо',
  });

  await withdrawParticipation(story.system(), { caseId });

  const requests = await openParticipation(story.as(story.curator), caseId);
  const ended = (id: string) => requests.find((request) => request.id === id)?.withdrawnAt !== null;
  expect([ended(open.requestId), ended(answered.requestId)]).toEqual([true, false]);
  await expect(
    answerParticipation(story.as(story.curator), {
      caseId,
      requestId: open.requestId,
      answeredOn: '2026-03-02',
      answer: 'Поздно',
    }),
  ).rejects.toMatchObject({ code: 'PARTICIPATION_OVER' });
});

test.each([
  ['a request of tomorrow', { askedOn: '2026-03-03' }, '/askedOn'],
  ['a request without a question', { question: ' ' }, '/question'],
])('T-061 %s is refused', async (_, changes, pointer) => {
  const story = await buildSupportStory(database.db);

  await expect(ask(story, changes)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { [pointer]: expect.any(String) as string } },
  });
});

test('T-019 only the curator of the case asks, and others of the centre may not know of it', async () => {
  const story = await buildSupportStory(database.db);
  const organisationId = await buildOrganisation(database.db);
  const stranger = await buildUser(database.db, story.case.centre, 'curator');

  const asking = requestParticipation(story.as(stranger), { caseId: story.case.caseId, organisationId, ...ASKED });

  await expect(asking).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
