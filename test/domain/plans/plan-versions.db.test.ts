import { afterAll, beforeAll, expect, test } from 'vitest';
import { comparePlanVersions } from '#domain/plans/compare-versions';
import { openProblemHistory } from '#domain/plans/problem-history-view';
import { revisePlan } from '#domain/plans/revise-plan';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildCase, buildUser } from '../../support/factories.ts';
import { buildSupportStory, draftFor, itemFor, itemIds, playToActivePlan } from '../../support/support-story.ts';

const NOW = new Date('2026-06-01T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-151 two versions are compared: what came, what went, what has another term', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, applicantId } = story.case;
  await playToActivePlan(story);
  const [moved = '', gone = ''] = await itemIds(story);
  await revisePlan(story.as(story.curator, NOW), {
    caseId,
    revision: {
      reason: 'Изменилась ситуация',
      endsOn: '2026-12-02',
      redated: [{ itemId: moved, dueOn: '2026-08-01' }],
      removed: [{ itemId: gone, reason: 'Не нужно' }],
      items: [itemFor(story.case, { measureCode: '5.6.3', fromOn: '2026-06-05', dueOn: '2026-07-01' })],
      jointOn: '2026-06-01',
      jointParticipantIds: [applicantId],
    },
  });

  const difference = await comparePlanVersions(story.as(story.curator, NOW), { caseId, from: 1, to: 2 });

  expect(difference).toMatchObject({
    from: { version: 1, endsOn: '2026-09-02' },
    to: { version: 2, endsOn: '2026-12-02', revisionReason: 'Изменилась ситуация' },
    added: [{ term: '05.06.2026 – 01.07.2026' }],
    removed: [{ place: '1.2' }],
    redated: [{ place: '1.1', termBefore: '10.03.2026 – 10.06.2026', term: '10.03.2026 – 01.08.2026' }],
    reworded: [],
  });
});

test('a measure is taken out once', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, applicantId } = story.case;
  await playToActivePlan(story);
  const [itemId = ''] = await itemIds(story);

  const revising = revisePlan(story.as(story.curator, NOW), {
    caseId,
    revision: {
      reason: 'Изменилась ситуация',
      endsOn: '2026-12-02',
      removed: ['Не нужно', 'Повтор'].map((reason) => ({ itemId, reason })),
      jointOn: '2026-06-01',
      jointParticipantIds: [applicantId],
    },
  });

  await expect(revising).rejects.toMatchObject({ details: { fields: { '/removed/1/itemId': expect.any(String) as string } } });
});

test('a version that does not exist is not compared, and a stranger learns of none', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  const stranger = await buildUser(database.db, (await buildCase(database.db)).centre, 'director');

  await expect(comparePlanVersions(story.as(story.curator), { caseId, from: 1, to: 2 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(comparePlanVersions(story.as(stranger), { caseId, from: 1, to: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(openProblemHistory(story.as(stranger), caseId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('T-051 a problem that is made more exact keeps its earlier wording; one that nobody changed stays', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const first = { description: 'Нет реабилитации', familyZone: 'Посещать занятия', curatorZone: 'Найти учреждение' };
  const second = { description: 'Ссоры', familyZone: 'Ходить к психологу', curatorZone: 'Записать к психологу' };
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story, { problems: [first, second] }) });
  const exact = { ...first, familyZone: 'Посещать занятия дважды в неделю' };
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story, { problems: [exact, second] }) });

  const { items } = await openProblemHistory(story.as(story.curator), caseId);

  const earlier = items.find(({ familyZone }) => familyZone === first.familyZone);
  expect(items).toHaveLength(3);
  expect(earlier).toMatchObject({ retiredAt: expect.any(Date) as Date, author: { id: story.curator.userId } });
  expect(items.find(({ familyZone }) => familyZone === exact.familyZone)).toMatchObject({
    retiredAt: null,
    replacesId: earlier?.id,
  });
  expect(items.filter(({ description }) => description === 'Ссоры')).toHaveLength(1);
});

test('T-051 problems that change places keep their wordings', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const first = { description: 'Нет реабилитации', familyZone: 'Посещать занятия', curatorZone: 'Найти учреждение' };
  const second = { description: 'Ссоры', familyZone: 'Ходить к психологу', curatorZone: 'Записать к психологу' };
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story, { problems: [first, second] }) });
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story, { problems: [second, first] }) });

  const { items } = await openProblemHistory(story.as(story.curator), caseId);

  expect(items.map(({ position, description, retiredAt }) => [position, description, retiredAt])).toEqual([
    [1, 'Ссоры', null],
    [2, 'Нет реабилитации', null],
  ]);
});
