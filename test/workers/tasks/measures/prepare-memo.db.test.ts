import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { buildOrganisation, uniqueCode } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, itemIds, playToActivePlan } from '../../../support/support-story.ts';
import { prepareMemoTask } from '../../../../workers/tasks/measures/prepare-memo.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-073 a memo lists real institutions of the district that give the help', async () => {
  const story = await buildSupportStory(database.db);
  const district = `Район ${uniqueCode()}`;
  await database.db('app.families').update({ district }).where({ id: story.case.familyId });
  const name = `Поликлиника ${uniqueCode()}`;
  await buildOrganisation(database.db, { name, district });
  await buildOrganisation(database.db, { district, help_kinds: ['legal'] });
  await buildOrganisation(database.db, { district, is_active: false });
  await buildOrganisation(database.db, { district: 'Другой район' });
  await playToActivePlan(story);
  const [planItemId = ''] = await itemIds(story);

  await performStep(prepareMemoTask, story.system(), { planItemId });
  await performStep(prepareMemoTask, story.system(), { planItemId });

  const memos: unknown = await database.db('app.memos').select('institutions').where({ plan_item_id: planItemId });
  const [phone, address, workingHours] = ['+7 843 000-00-01', 'г. Казань, ул. Бутлерова, 1', 'пн–пт 8:00–18:00'];
  expect(memos).toEqual([{ institutions: [{ name, address, workingHours, phone }] }]);
});

test('a district without such institutions is refused by the code that the diagram handles', async () => {
  const story = await buildSupportStory(database.db);
  await database
    .db('app.families')
    .update({ district: `Район ${uniqueCode()}` })
    .where({ id: story.case.familyId });
  await playToActivePlan(story);
  const [planItemId = ''] = await itemIds(story);

  await expect(performStep(prepareMemoTask, story.system(), { planItemId })).rejects.toMatchObject({ code: 'NO_INSTITUTION' });
  expect(prepareMemoTask.errors).toEqual(['NO_INSTITUTION']);
});
