import { afterAll, beforeAll, expect, test } from 'vitest';
import { closingNoticeForm } from '#domain/completion/closing-notice-form';
import { postSupportNoteForm } from '#domain/completion/post-support-note-form';
import { postSupportObservationForm } from '#domain/completion/post-support-observation-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildPostSupport, SUPPORT_END } from '../../support/post-support-story.ts';
import { taskOf } from '../../support/support-story.ts';

const VISIT = new Date('2026-09-30T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const OBSERVATION = { observedOn: '2026-09-30', form: 'visit', familyState: 'same', actions: 'Беседа' };

test('T-098 the family is told of the end with its register entry beside the form', async () => {
  const story = await buildPostSupport(database.db);
  const task = taskOf(story, 'closing-notice');
  const ctx = story.as(story.curator, SUPPORT_END);

  const { facts } = await closingNoticeForm.prepare(ctx, task);
  const data = { sentOn: '2026-08-31', delivery: 'handed', recipientId: story.case.applicantId, text: 'Сопровождение завершено' };
  await expect(fillForm(closingNoticeForm, ctx, task, { ...data, sentOn: '2026-09-01' })).rejects.toMatchObject({
    details: { fields: { '/sentOn': 'Проверьте дату уведомления.' } },
  });
  await expect(fillForm(closingNoticeForm, ctx, task, { ...data, recipientId: story.case.childId })).rejects.toMatchObject({
    details: { fields: { '/recipientId': 'Выберите значение из списка.' } },
  });
  await fillForm(closingNoticeForm, ctx, task, data);

  expect(facts).toEqual([
    { label: 'Ведомственный учет', value: `№ ${story.case.centre.prefix}-У26-0001, снята 31.08.2026` },
    { label: 'Основание', value: 'цели сопровождения достигнуты' },
    { label: 'Решение консилиума', value: `заседание ${story.case.centre.prefix}-З26-0002 от 31.08.2026` },
  ]);
  const event: unknown = await database
    .db('app.audit_events')
    .first('after')
    .where({ case_id: story.case.caseId, action: 'closing-notice.sent' });
  expect(event).toEqual({ after: { sentOn: '2026-08-31', delivery: 'handed', recipientId: story.case.applicantId } });
});

test('T-099 T-101 observations fill the planned days one after another', async () => {
  const story = await buildPostSupport(database.db);
  const ctx = story.as(story.curator, VISIT);
  const first = { ...taskOf(story, 'post-support-observation'), taskId: `first-${story.case.number}` };
  const second = { ...first, taskId: `second-${story.case.number}` };

  await fillForm(postSupportObservationForm, ctx, first, OBSERVATION);
  await fillForm(postSupportObservationForm, ctx, second, { ...OBSERVATION, familyState: 'worse', riskSigns: 'Ссоры' });

  const rows: unknown = await database
    .db('app.post_support_observations')
    .select('planned_on', 'observed_on', 'family_state')
    .where({ case_id: story.case.caseId })
    .orderBy('planned_on');
  expect(rows).toEqual([
    { planned_on: '2026-09-30', observed_on: '2026-09-30', family_state: 'same' },
    { planned_on: '2026-11-02', observed_on: '2026-09-30', family_state: 'worse' },
    { planned_on: '2026-11-30', observed_on: null, family_state: null },
  ]);
});

test.each([
  ['of the future', { observedOn: '2026-10-01' }, '/observedOn'],
  ['before the removal', { observedOn: '2026-08-30' }, '/observedOn'],
  ['of deterioration without its signs', { familyState: 'worse' }, '/riskSigns'],
  ['without what was done', { actions: undefined }, '/actions'],
])('T-101 an observation %s is refused', async (_, changes, pointer) => {
  const story = await buildPostSupport(database.db);
  const task = taskOf(story, 'post-support-observation');

  const filling = fillForm(postSupportObservationForm, story.as(story.curator, VISIT), task, { ...OBSERVATION, ...changes });

  await expect(filling).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
});

test('T-102 post-support ends with its final note', async () => {
  const story = await buildPostSupport(database.db);
  const task = taskOf(story, 'post-support-note');
  const ctx = story.as(story.curator, new Date('2026-11-30T08:00:00Z'));

  const { facts } = await postSupportNoteForm.prepare(ctx, task);
  await expect(fillForm(postSupportNoteForm, ctx, task, { outcome: 'stable', finalNote: '' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  await fillForm(postSupportNoteForm, ctx, task, { outcome: 'stable', finalNote: 'Семья справляется' });

  expect(facts).toHaveLength(3);
  const row: unknown = await database
    .db('app.post_supports')
    .first('outcome', 'final_note', 'ended_at')
    .where({ case_id: story.case.caseId });
  const endedAt = new Date('2026-11-30T08:00:00Z');
  expect(row).toEqual({ outcome: 'stable', final_note: 'Семья справляется', ended_at: endedAt });
});

test.each([
  ['an observation', postSupportObservationForm, { familyState: 'worse' }, { familyState: 'same' }],
  ['the final note', postSupportNoteForm, { outcome: 'worse' }, { outcome: 'stable' }],
])('T-102 %s of a deterioration names the way back', async (_name, form, worse, fine) => {
  const story = await buildPostSupport(database.db);
  const ctx = story.as(story.curator, VISIT);
  const task = taskOf(story, form.formKey);

  const [hint, ...others] = (await form.hints?.(ctx, task, worse)) ?? [];

  expect(hint?.message).toContain('«Повторное обращение»');
  expect(others).toEqual([]);
  expect(await form.hints?.(ctx, task, fine)).toEqual([]);
});
