import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolInClass } from '#domain/classes/enrol-in-class';
import { listMeasures } from '#domain/measures/measures-view';
import { markMeasure } from '#domain/measures/mark-measure';
import { recordMedicalVisit } from '#domain/measures/medical-visit';
import { startMeasure } from '#domain/measures/start-measure';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildClassGroup, playToMeasure } from '../../support/class-story.ts';
import { buildOrganisation, buildUser, TEST_NOW } from '../../support/factories.ts';
import { buildSupportStory, draftFor, itemFor, itemIds, playToActivePlan } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-073 a plan with seven rows is seven work items with the same dates and people, and an overdue one says so', async () => {
  const story = await buildSupportStory(database.db);
  const { case: found } = story;
  const organisation = await buildOrganisation(database.db);
  const codes = ['5.1.1', '5.2.1', '5.5.1', '5.6.1', '5.6.2', '5.8.1', '5.12.1'];
  const items = codes.map((measureCode, index) =>
    itemFor(found, {
      measureCode,
      ...(measureCode === '5.12.1' && { conditionReason: 'Мать ищет работу' }),
      targetIds: index === 0 ? [found.applicantId, found.childId] : [found.childId],
      coExecutorIds: index === 1 ? [organisation] : [],
      fromOn: '2026-03-10',
      dueOn: index === 6 ? '2026-03-20' : '2026-06-10',
    }),
  );
  await playToActivePlan(story, draftFor(story, { items }));

  const april = story.as(story.curator, new Date('2026-04-01T07:00:00Z'));
  const { items: shown } = await listMeasures(april, found.caseId);

  expect(shown).toHaveLength(7);
  expect(shown.filter(({ isOverdue }) => isOverdue).map(({ dueOn }) => dueOn)).toEqual(['2026-03-20']);
  expect(shown.filter(({ dueOn }) => dueOn === '2026-06-10')).toHaveLength(6);
  expect(shown.find(({ targets }) => targets.length === 2)?.targets.map(({ id }) => id)).toEqual([
    found.applicantId,
    found.childId,
  ]);
  expect(shown.flatMap(({ coExecutors }) => coExecutors.map(({ id }) => id))).toEqual([organisation]);
  expect(new Set(shown.map(({ place }) => place)).size).toBe(7);
});

test('T-232 the order is shown by places, with what still waits', async () => {
  const story = await buildSupportStory(database.db);
  const { case: found } = story;
  const items = [itemFor(found, { measureCode: '5.6.1' }), itemFor(found, { measureCode: '5.6.2', afterNumbers: [1] })];
  await playToActivePlan(story, draftFor(story, { items }));
  const [first = ''] = await itemIds(story);
  const read = async () =>
    (await listMeasures(story.as(story.curator), found.caseId)).items.map(({ after, isWaiting }) => ({ after, isWaiting }));

  const before = await read();
  await startMeasure(story.system(), { planItemId: first });
  await markMeasure(story.as(story.curator), { planItemId: first, mark: 'done', result: 'Вручена памятка' });

  expect(before).toEqual([
    { after: [], isWaiting: false },
    { after: ['1.1'], isWaiting: true },
  ]);
  await expect(read()).resolves.toEqual([
    { after: [], isWaiting: false },
    { after: ['1.1'], isWaiting: false },
  ]);
});

test('a class measure shows its group with dates and attendance', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.1.4');
  await buildClassGroup(story);
  await enrolInClass(story.system(), { planItemId });

  const { items } = await listMeasures(story.as(story.curator), story.case.caseId);

  expect(items[0]?.class).toMatchObject({
    title: 'Школа ухода',
    dates: ['2026-03-10', '2026-03-17'],
    attendance: [{ id: story.case.childId, attended: 0 }],
  });
});

test('T-196 the result of a visit is shown to the curator with a trace, and to the director only that there is one', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.7.2');
  await recordMedicalVisit(story.as(story.curator), {
    planItemId,
    institution: 'Поликлиника',
    appointedOn: '2026-03-02',
    attended: 'yes',
    resultNote: 'Назначен курс',
  });
  // The chairman saw more only while the case was before the consilium.
  await database.db('app.sessions').where({ centre_id: story.case.centre.centreId }).update({ minutes_signed_at: TEST_NOW });
  const director = await buildUser(database.db, story.case.centre, 'director');

  const own = await listMeasures(story.as(story.curator), story.case.caseId);
  const above = await listMeasures(story.as(director), story.case.caseId);

  expect(own.items[0]?.medicalVisit).toMatchObject({ hasResult: true, resultNote: 'Назначен курс' });
  expect(above.items[0]?.medicalVisit).toMatchObject({ hasResult: true, resultNote: null });
  await expect(
    database.db('app.audit_events').where({ case_id: story.case.caseId, action: 'medical-visit.viewed' }).pluck('actor_id'),
  ).resolves.toEqual([story.curator.userId]);
});
