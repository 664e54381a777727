import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { recordDecisionsForm } from '#domain/sessions/record-decisions-form';
import { signMinutesForm } from '#domain/sessions/sign-minutes-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser, type TestUser } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import {
  ACCEPTED,
  buildSupportStory,
  draftFor,
  holdSessionOn,
  playToActivePlan,
  prepareReview,
  taskOf,
  uploadRefusal,
  type SupportStory,
} from '../../support/support-story.ts';

const REVIEW = new Date('2026-08-20T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Question {
  readonly story: SupportStory;
  readonly questionId: string;
  readonly decide: (data: Readonly<Record<string, unknown>>, by?: TestUser) => Promise<unknown>;
}

async function ask(story: SupportStory, questionKind: 'acceptance' | 'results', now: Date): Promise<Question> {
  if (questionKind === 'results') await prepareReview(story, now);
  const { agendaItemId } = await putOnAgenda(story.system(now), { caseId: story.case.caseId, questionKind });
  const sessionId = await holdSessionOn(story, agendaItemId, now);
  const task = { ...taskOf(story, 'record-decisions'), caseId: undefined, sessionId };
  return {
    story,
    questionId: agendaItemId,
    decide: (data, by = story.director) =>
      fillForm(recordDecisionsForm, story.as(by, now), task, { decisions: [{ questionId: agendaItemId, ...data }] }),
  };
}

async function askAcceptance(): Promise<Question> {
  const story = await buildSupportStory(database.db);
  await savePlanDraft(story.as(story.curator), { caseId: story.case.caseId, draft: draftFor(story) });
  return ask(story, 'acceptance', new Date('2026-03-02T07:00:00Z'));
}

async function askResults(): Promise<Question> {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  return ask(story, 'results', REVIEW);
}

const complaint = (field: string) => ({
  code: 'INVALID_INPUT',
  details: { fields: { [`/decisions/0/${field}`]: expect.any(String) as string } },
});

test.each([
  ['T-062 need without a kind of help', { helpKinds: [] }, 'helpKinds'],
  ['T-062 a kind of help that is none of the five', { helpKinds: ['other'] }, 'helpKinds/0'],
  ['T-062 a draft with measures of a kind that was not ticked', { helpKinds: ['legal'] }, 'helpKinds'],
  ['T-064 acceptance without a level', { level: undefined }, 'level'],
  ['T-064 two levels at once', { level: 'basic,crisis' }, 'level'],
  ['T-064 a level without its reason', { levelReason: undefined }, 'levelReason'],
  ['T-066 rework without remarks', { outcome: 'rework' }, 'remarks'],
  ['T-063 need not confirmed without a reason', { outcome: 'need-not-confirmed' }, 'reason'],
  ['T-087 a decision of another question', { outcome: 'complete' }, 'outcome'],
])('%s is refused', async (_, changes, field) => {
  const question = await askAcceptance();

  await expect(question.decide({ ...ACCEPTED, ...changes })).rejects.toMatchObject(complaint(field));
});

test('T-062 T-064 the chairman records acceptance with its kinds of help and its level', async () => {
  const { story, questionId, decide } = await askAcceptance();

  await decide(ACCEPTED);

  const item: unknown = await database
    .db('app.agenda_items')
    .first('outcome', 'outcome_data', 'decided_by')
    .where({ id: questionId });
  expect(item).toEqual({ outcome: 'accepted', outcome_data: ACCEPTED, decided_by: story.director.userId });
});

test('T-083 a level that recommends less than the draft asks for the reason', async () => {
  const story = await buildSupportStory(database.db);
  await savePlanDraft(story.as(story.curator), {
    caseId: story.case.caseId,
    draft: draftFor(story, { level: 'basic', termMonths: 10 }),
  });
  const { decide } = await ask(story, 'acceptance', new Date('2026-03-02T07:00:00Z'));

  await expect(decide(ACCEPTED)).rejects.toMatchObject(complaint('termReason'));
  await decide({ ...ACCEPTED, termReason: 'Долгое лечение' });
});

test('T-063 need that is not confirmed ends the draft', async () => {
  const { story, decide } = await askAcceptance();

  await decide({ outcome: 'need-not-confirmed', reason: 'Помощь не требуется' });

  const plan: unknown = await database.db('app.plan_versions').first('status').where({ case_id: story.case.caseId });
  expect(plan).toEqual({ status: 'declined' });
});

test('a second decision on a decided question is refused', async () => {
  const { decide } = await askAcceptance();
  await decide(ACCEPTED);

  await expect(decide({ outcome: 'rework', remarks: 'Передумали' })).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
});

test('only somebody who was present decides', async () => {
  const { story, decide } = await askAcceptance();
  const other = await buildUser(database.db, story.case.centre, 'director');

  await expect(decide(ACCEPTED, other)).rejects.toMatchObject({ code: 'NOT_PRESENT' });
});

test.each([
  ['T-090 completion without a result', { outcome: 'complete', results: [] }, 'results'],
  ['T-091 termination for another cause', { outcome: 'terminate', terminationGround: 'tired' }, 'terminationGround'],
  ['T-091 termination without a cause', { outcome: 'terminate' }, 'terminationGround'],
  ['T-091 a move without the new district', { outcome: 'terminate', terminationGround: 'moved' }, 'newDistrict'],
  [
    'T-091 a move inside the district',
    { outcome: 'terminate', terminationGround: 'moved', newDistrict: 'вахитовский район' },
    'newDistrict',
  ],
  [
    'T-091 a move inside the district, written in short,',
    { outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Вахитовский р-н' },
    'newDistrict',
  ],
  [
    'T-091 a refusal without its scan',
    { outcome: 'terminate', terminationGround: 'family-refused', refusedOn: '2026-08-19' },
    'refusalDocumentId',
  ],
  ['T-087 an extension without a reason', { outcome: 'extend' }, 'reason'],
])('%s is refused', async (_, data, field) => {
  const question = await askResults();

  await expect(question.decide(data)).rejects.toMatchObject(complaint(field));
});

test('T-090 completion is refused while a measure lacks its mark, and goes through afterwards', async () => {
  const { story, decide } = await askResults();
  const data = { outcome: 'complete', results: ['help-received'] };

  await expect(decide(data)).rejects.toMatchObject({ code: 'OPEN_ITEMS', details: { openItems: 2 } });
  await database
    .db('app.plan_items')
    .update({ status: 'not-done', not_done_reason: 'Семья отказалась' })
    .where({ case_id: story.case.caseId });

  await decide(data);
});

test('T-091 a written refusal with its scan ends the support', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const refusalDocumentId = await uploadRefusal(story);
  const { questionId, decide } = await ask(story, 'results', REVIEW);

  await decide({ outcome: 'terminate', terminationGround: 'family-refused', refusalDocumentId, refusedOn: '2026-08-19' });

  const item: unknown = await database.db('app.agenda_items').first('outcome').where({ id: questionId });
  expect(item).toEqual({ outcome: 'terminate' });
});

test('T-058 signed minutes get their number', async () => {
  const { story, questionId, decide } = await askAcceptance();
  await decide(ACCEPTED);
  const { session_id: sessionId } = (await database.db('app.agenda_items').first('session_id').where({ id: questionId })) as {
    session_id: string;
  };
  const task = { ...taskOf(story, 'sign-minutes'), caseId: undefined, sessionId };

  await expect(fillForm(signMinutesForm, story.as(story.director), task, { isSigned: false })).rejects.toMatchObject({
    details: { fields: { '/isSigned': 'Подтвердите подписание протокола.' } },
  });
  await fillForm(signMinutesForm, story.as(story.director), task, { isSigned: true });

  const session: unknown = await database.db('app.sessions').first('status', 'minutes_number').where({ id: sessionId });
  expect(session).toEqual({ status: 'minutes-signed', minutes_number: `${story.case.centre.prefix}-ПР26-0001` });
});
