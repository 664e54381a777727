import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeUnconfirmed } from '#domain/cases/close-unconfirmed';
import { computeDeadline } from '#domain/deadlines/compute-deadline';
import { recordDecisions } from '#domain/sessions/record-decisions';
import { unconfirmedNoticeForm } from '#domain/sessions/unconfirmed-notice-form';
import { askAcceptance, holdOver } from '../../support/consilium.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function refuse(): Promise<SupportStory> {
  const story = await buildSupportStory(database.db);
  await computeDeadline(story.system(), { caseId: story.case.caseId });
  const questionId = await askAcceptance(story);
  const sessionId = await holdOver(story, [questionId]);
  await recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId, outcome: 'need-not-confirmed', reason: 'Достаточно услуг на дому' }],
  });
  return story;
}

const notice = ({ case: { applicantId } }: SupportStory) => ({
  notifiedOn: '2026-03-02',
  delivery: 'handed',
  recipientId: applicantId,
  reasonKind: 'services-enough',
  reason: 'Достаточно услуг на дому',
  suggestedHelp: ['social-services', 'benefits'],
});

const fill = (story: SupportStory, changes: object = {}) =>
  fillForm(unconfirmedNoticeForm, story.as(story.curator), taskOf(story, 'unconfirmed-notice'), {
    ...notice(story),
    ...changes,
  });

test('T-063 the form brings the consilium’s reason, the applicant and the day until which the answer is due', async () => {
  const story = await refuse();

  const prepared = await unconfirmedNoticeForm.prepare(story.as(story.curator), taskOf(story, 'unconfirmed-notice'));

  expect(prepared.initial).toMatchObject({ reason: 'Достаточно услуг на дому', recipientId: story.case.applicantId });
  expect(prepared.facts).toEqual([{ label: 'Уведомить не позднее', value: '17.03.2026' }]);
});

test('T-063 the reasoned notice keeps the statistics, and the ten days end with it, not with the decision', async () => {
  const story = await refuse();
  const { caseId } = story.case;
  const isOpen = async () =>
    ((await database.db('app.deadlines').first('closed_at').where({ case_id: caseId })) as { closed_at: Date | null })
      .closed_at === null;

  await fill(story);
  const whileNotified = await isOpen();
  await closeUnconfirmed(story.system(), { caseId });

  const kept: unknown = await database
    .db('app.need_refusals')
    .first('reason_kind', 'categories', 'suggested_help', 'recipient_id')
    .where({ case_id: caseId });
  expect(kept).toEqual({
    reason_kind: 'services-enough',
    categories: ['disabled-child'],
    suggested_help: ['social-services', 'benefits'],
    recipient_id: story.case.applicantId,
  });
  expect([whileNotified, await isOpen()]).toEqual([true, false]);
  expect(await database.db('app.register_entries').where({ case_id: caseId })).toEqual([]);
});

test.each([
  ['before the decision', { notifiedOn: '2026-03-01' }, '/notifiedOn'],
  ['of tomorrow', { notifiedOn: '2026-03-03' }, '/notifiedOn'],
  ['without a reason', { reason: ' ' }, '/reason'],
  ['without a kind of reason', { reasonKind: 'mood' }, '/reasonKind'],
])('T-063 a notice %s is refused', async (_, changes, pointer) => {
  const story = await refuse();

  await expect(fill(story, changes)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { [pointer]: expect.any(String) as string } },
  });
});

test('T-063 a family whose need nobody refused gets no such notice', async () => {
  const story = await buildSupportStory(database.db);

  await expect(fill(story)).rejects.toMatchObject({ code: 'NEED_NOT_REFUSED' });
});
