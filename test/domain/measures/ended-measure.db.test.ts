import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareApplication } from '#domain/benefits/prepare-application';
import { enrolInClass } from '#domain/classes/enrol-in-class';
import { chooseOrganisation } from '#domain/measures/choose-organisation';
import { chooseInstitutions, prepareMemo } from '#domain/measures/prepare-memo';
import { issueReferral } from '#domain/requests/issue-referral';
import { buildClassGroup, playToMeasure } from '../../support/class-story.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation } from '../../support/factories.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test.each([
  { what: 'no letter', code: '5.6.2', table: 'app.letters', step: issueReferral },
  { what: 'no memo', code: '5.6.1', table: 'app.memos', step: prepareMemo },
  { what: 'no place in a class', code: '5.1.4', table: 'app.class_places', step: enrolInClass },
  { what: 'no application', code: '5.9.1', table: 'app.benefit_applications', step: prepareApplication },
] as const)('T-081 a measure that was taken out while its step was under way gets $what', async ({ code, table, step }) => {
  const organisationId = await buildOrganisation(database.db);
  const { story, planItemId } = await playToMeasure(database.db, code, { coExecutorIds: [organisationId] });
  await buildClassGroup(story);
  await database.db('app.plan_items').where({ id: planItemId }).update({ status: 'cancelled' });

  await step(story.system(), { planItemId });

  expect(await database.db(table).where({ plan_item_id: planItemId })).toEqual([]);
  const late = story.as(story.curator);
  const closed = { code: 'ALREADY_MARKED' };
  await expect(chooseOrganisation(late, { planItemId, organisationId })).rejects.toMatchObject(closed);
  await expect(chooseInstitutions(late, { planItemId, organisationIds: [organisationId] })).rejects.toMatchObject(closed);
});
