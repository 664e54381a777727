import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePlanForm } from '#domain/plans/approve-plan-form';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { loadPerson } from '#domain/users/load-person';
import { listGroups } from '#domain/users/person-groups';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import {
  ACCEPTED,
  buildSupportStory,
  decide,
  draftFor,
  itemFor,
  taskOf,
  type SupportStory,
} from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function considered(story: SupportStory, now: Date, author = story.curator): Promise<string> {
  const date = now.toISOString().slice(0, 10);
  const items = [itemFor(story.case, { measureCode: '5.6.1', fromOn: date, dueOn: date })];
  await savePlanDraft(story.as(author, now), { caseId: story.case.caseId, draft: draftFor(story, { items }) });
  return decide(story, 'acceptance', ACCEPTED, now);
}

const approve = (story: SupportStory, user: SupportStory['director'], agendaItemId: string, now: Date) =>
  fillForm(approvePlanForm, story.as(user, now), taskOf(story, 'approve-plan', { agendaItemId }), { isApproved: true });

test('T-084 T-124 approval gives number and term; a term of months ends on the last day of a shorter month', async () => {
  const story = await buildSupportStory(database.db);
  const now = new Date('2026-08-31T08:00:00Z');
  const agendaItemId = await considered(story, now);

  await approve(story, story.director, agendaItemId, now);

  const plan: unknown = await database
    .db('app.plan_versions')
    .first('number', 'status', 'level', 'starts_on', 'ends_on', 'approved_on', 'agenda_item_id')
    .where({ case_id: story.case.caseId });
  expect(plan).toEqual({
    number: `${story.case.centre.prefix}-П26-0001`,
    status: 'approved',
    level: 'crisis',
    starts_on: '2026-08-31',
    ends_on: '2027-02-28',
    approved_on: '2026-08-31',
    agenda_item_id: agendaItemId,
  });
});

test('T-055 approval meets the limit of ten working days', async () => {
  const story = await buildSupportStory(database.db);
  const now = new Date('2026-03-10T08:00:00Z');
  const { caseId } = story.case;
  await database.db('app.deadlines').insert({
    case_id: caseId,
    kind: 'plan-approval',
    starts_on: '2026-03-02',
    working_days: 10,
    due_on: '2026-03-17',
    is_provisional: false,
    region: 'RU-TA',
  });
  const agendaItemId = await considered(story, now);

  await approve(story, story.director, agendaItemId, now);

  const deadline: unknown = await database.db('app.deadlines').first('met_at', 'closed_at').where({ case_id: caseId });
  expect(deadline).toEqual({ met_at: now, closed_at: now });
});

test('T-017 the author of a draft does not approve it, even when he is the chairman', async () => {
  const story = await buildSupportStory(database.db);
  const now = new Date('2026-03-10T08:00:00Z');
  const agendaItemId = await considered(story, now, story.director);

  await expect(approve(story, story.director, agendaItemId, now)).rejects.toMatchObject({ code: 'AUTHOR_CANNOT_APPROVE' });
});

test('T-003 nobody but the chairman approves', async () => {
  const story = await buildSupportStory(database.db);
  const now = new Date('2026-03-10T08:00:00Z');
  const agendaItemId = await considered(story, now);
  const head = await buildUser(database.db, story.case.centre, 'head');

  await expect(approve(story, head, agendaItemId, now)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('T-067 approval without a decision in the minutes is refused', async () => {
  const story = await buildSupportStory(database.db);
  const now = new Date('2026-03-10T08:00:00Z');
  const agendaItemId = await considered(story, now);
  const other = await buildSupportStory(database.db);
  const foreignItemId = await considered(other, now);
  await database.db('app.plan_versions').update({ status: 'under-review' }).where({ case_id: story.case.caseId });

  await expect(approve(story, story.director, foreignItemId, now)).rejects.toMatchObject({ code: 'PLAN_NOT_CONSIDERED' });
  await approve(story, story.director, agendaItemId, now);
  await expect(approve(story, story.director, agendaItemId, now)).rejects.toMatchObject({ code: 'PLAN_NOT_UNDER_REVIEW' });
});

test('T-067 an approved version and its measures change no more', async () => {
  const story = await buildSupportStory(database.db);
  const now = new Date('2026-03-10T08:00:00Z');
  const { caseId } = story.case;
  const agendaItemId = await considered(story, now);
  await approve(story, story.director, agendaItemId, now);
  const rows = async () => [
    await database.db('app.plan_versions').where({ case_id: caseId }),
    await database.db('app.plan_items').where({ case_id: caseId }),
    await database.db('app.problems').where({ case_id: caseId }),
  ];
  const approved: unknown[] = await rows();

  await expect(considered(story, now)).rejects.toMatchObject({ code: 'PLAN_ALREADY_APPROVED' });

  expect(await rows()).toEqual(approved);
});

test('T-003 the next plan is approved by the new director, and by the former one no more', async () => {
  const story = await buildSupportStory(database.db);
  const now = new Date('2026-03-10T08:00:00Z');
  const agendaItemId = await considered(story, now);
  const successor = await buildUser(database.db, story.case.centre, 'director');
  await database.db('app.user_roles').where({ user_id: story.director.userId }).delete();
  const groupsOf = async ({ userId }: SupportStory['director']) => {
    const ctx = story.system(now);
    return (await listGroups(ctx, await loadPerson(ctx, userId))).map(({ groupId }) => groupId);
  };

  expect(await groupsOf(successor)).toEqual([`director.${story.case.centre.centreId}`]);
  expect(await groupsOf(story.director)).toEqual([]);
  await expect(approve(story, story.director, agendaItemId, now)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(approve(story, successor, agendaItemId, now)).resolves.toEqual({});
});

test('approval that is not confirmed is refused', async () => {
  const story = await buildSupportStory(database.db);
  const task = taskOf(story, 'approve-plan');

  const filling = fillForm(approvePlanForm, story.as(story.director), task, { isApproved: false });

  await expect(filling).rejects.toMatchObject({ details: { fields: { '/isApproved': 'Подтвердите утверждение.' } } });
});
