import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { insertRow } from '../../../support/insert.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, decide, playToActivePlan, uploadRefusal } from '../../../support/support-story.ts';
import { closeOpenItemsTask } from '../../../../workers/tasks/measures/close-open-items.ts';
import { deregisterFamilyTask } from '../../../../workers/tasks/register/deregister-family.ts';

const END = new Date('2026-08-20T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-098 T-091 a family that moves leaves the register with date, ground and protocol', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  const decision = { outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Зеленодольский район' } as const;
  const agendaItemId = await decide(story, 'results', decision, END);

  await performStep(deregisterFamilyTask, story.system(END), { caseId });
  await performStep(deregisterFamilyTask, story.system(END), { caseId });

  const entry: unknown = await database
    .db('app.register_entries')
    .first('removed_on', 'removal_ground', 'removal_agenda_item_id')
    .where({ case_id: caseId });
  expect(entry).toEqual({ removed_on: '2026-08-20', removal_ground: 'moved', removal_agenda_item_id: agendaItemId });
  const found: unknown = await database.db('app.cases').first('status', 'closing_ground').where({ id: caseId });
  expect(found).toEqual({ status: 'closed', closing_ground: 'moved' });
});

test('T-098 a family with positive results goes on to post-support', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  await decide(story, 'results', { outcome: 'extend', reason: 'Нужно время' }, new Date('2026-08-19T08:00:00Z'));
  await database.db('app.plan_items').update({ status: 'done', result: 'Помощь получена' }).where({ case_id: caseId });
  await decide(story, 'results', { outcome: 'complete', results: ['family-kept'] }, END);

  await performStep(deregisterFamilyTask, story.system(END), { caseId });

  const found: unknown = await database.db('app.cases').first('status', 'closed_at').where({ id: caseId });
  expect(found).toEqual({ status: 'post-support', closed_at: null });
});

test('T-091 a written refusal ends the support and closes what is open with its reason', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  const refusalDocumentId = await uploadRefusal(story);
  await decide(
    story,
    'results',
    { outcome: 'terminate', terminationGround: 'family-refused', refusalDocumentId, refusedOn: '2026-08-19' },
    END,
  );

  await performStep(closeOpenItemsTask, story.system(END), { caseId });
  await performStep(deregisterFamilyTask, story.system(END), { caseId });

  const marks: unknown = await database.db('app.plan_items').distinct('status', 'not_done_reason').where({ case_id: caseId });
  expect(marks).toEqual([{ status: 'not-done', not_done_reason: 'Сопровождение завершено: письменный отказ семьи.' }]);
});

test('nobody is removed without a decision of the consilium', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);

  const removing = performStep(deregisterFamilyTask, story.system(END), { caseId: story.case.caseId });

  await expect(removing).rejects.toMatchObject({ code: 'NOT_DECIDED_TO_END' });
});

test('T-097 where the consilium closes the case of a family that is no more, the register says so with a ground of its own', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  const decision = { outcome: 'administrative', reason: 'Единственный родитель умер, ребёнок под опекой в другом регионе' };
  const agendaItemId = await insertRow(database.db, 'app.agenda_items', {
    ...{ case_id: caseId, kind: 'results', status: 'decided', outcome: decision.outcome },
    ...{ outcome_data: JSON.stringify(decision), decided_at: END, created_at: END },
  });

  await performStep(deregisterFamilyTask, story.system(END), { caseId });

  const entry: unknown = await database
    .db('app.register_entries')
    .first('removal_ground', 'removal_agenda_item_id')
    .where({ case_id: caseId });
  expect(entry).toEqual({ removal_ground: 'family-ceased', removal_agenda_item_id: agendaItemId });
  const found: unknown = await database.db('app.cases').first('status', 'closing_ground').where({ id: caseId });
  expect(found).toEqual({ status: 'closed', closing_ground: 'family-ceased' });
});
