import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftPlanForm } from '#domain/plans/draft-plan-form';
import { openPlan } from '#domain/plans/plan-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import {
  buildSupportStory,
  draftFor,
  itemFor,
  taskOf,
  type PlanDraftData,
  type SupportStory,
} from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const fill = (story: SupportStory, changes: Partial<PlanDraftData>) =>
  fillForm(draftPlanForm, story.as(story.curator), taskOf(story, 'draft-plan'), draftFor(story, changes));

const open = async (story: SupportStory) => (await openPlan(story.as(story.curator), { caseId: story.case.caseId })).shown;

test('T-036 a family is of at least one group, and may be of three at once', async () => {
  const story = await buildSupportStory(database.db);

  await expect(fill(story, { categories: [] })).rejects.toMatchObject({
    details: { fields: { '/categories': expect.any(String) as string } },
  });
  await fill(story, { categories: ['disabled-child', 'large-family', 'single-parent'] });

  expect((await open(story))?.familyBoxes).toHaveLength(3);
  await expect(database.db('app.cases').where({ id: story.case.caseId }).first('categories')).resolves.toEqual({
    categories: ['disabled-child', 'large-family', 'single-parent'],
  });
});

test.each([
  ['who of the family took part', { jointParticipantIds: [] }, '/jointParticipantIds'],
  ['when', { jointOn: '' }, '/jointOn'],
])('T-052 a draft that does not say %s is refused', async (_, changes, pointer) => {
  const story = await buildSupportStory(database.db);

  await expect(fill(story, changes)).rejects.toMatchObject({
    details: { fields: { [pointer]: expect.any(String) as string } },
  });
});

test('T-052 who of the family drew the plan up with the curator, and when, is kept with the version', async () => {
  const story = await buildSupportStory(database.db);
  const { applicantId, childId } = story.case;

  await fill(story, { jointOn: '2026-03-01', jointParticipantIds: [applicantId, childId] });

  expect(await open(story)).toMatchObject({
    jointOn: '2026-03-01',
    jointParticipants: [
      { id: applicantId, name: 'Петрова Анна' },
      { id: childId, name: 'Петрова Ева' },
    ],
  });
});

test('T-140 thirty measures of one group keep their numbers', async () => {
  const story = await buildSupportStory(database.db);
  const texts = Array.from({ length: 30 }, (_, index) => `Занятие ${index + 1}`);

  await fill(story, { items: texts.map((text) => itemFor(story.case, { text, assistanceType: 'pedagogical' })) });

  const [group, ...others] = (await open(story))?.groups.filter(({ items }) => items.length > 0) ?? [];
  expect(others).toEqual([]);
  expect(group?.items.map(({ place, text }) => [place, text])).toEqual(
    texts.map((text, index) => [`${group?.number}.${index + 1}`, text]),
  );
});
