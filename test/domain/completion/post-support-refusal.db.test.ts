import { afterAll, beforeAll, expect, test } from 'vitest';
import { postSupportNoteForm } from '#domain/completion/post-support-note-form';
import { refusePostSupport } from '#domain/completion/refuse-post-support';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildPostSupport } from '../../support/post-support-story.ts';
import { taskOf, uploadRefusal, uploadScan, type SupportStory } from '../../support/support-story.ts';

const REFUSED = new Date('2026-09-15T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const refuse = async (story: SupportStory, changes: { refusedOn?: string; documentId?: string } = {}) =>
  refusePostSupport(story.as(story.curator, REFUSED), {
    caseId: story.case.caseId,
    refusedOn: '2026-09-14',
    documentId: changes.documentId ?? (await uploadRefusal(story)),
    ...changes,
  });

test('T-102 a written refusal ends the observations by one message and leads to the final note', async () => {
  const story = await buildPostSupport(database.db);

  await refuse(story);
  await expect(refuse(story)).rejects.toMatchObject({ code: 'POST_SUPPORT_REFUSED' });

  const commands: unknown = await database
    .db('app.engine_commands')
    .where({ dedupe_key: `post-support-refused:${story.case.caseId}` })
    .pluck('payload');
  expect(commands).toEqual([
    expect.objectContaining({ message: 'post-support-refused', waiter: { process: 'post-support' } }) as unknown,
  ]);
  const task = taskOf(story, 'post-support-note');
  const ctx = story.as(story.curator, REFUSED);
  const { initial, facts } = await postSupportNoteForm.prepare(ctx, task);
  expect(initial).toEqual({ outcome: 'refused' });
  expect(facts[0]).toEqual({ label: 'Семья отказалась от постсопровождения', value: '14.09.2026' });
  await expect(fillForm(postSupportNoteForm, ctx, task, { outcome: 'stable', finalNote: 'Итог' })).rejects.toMatchObject({
    details: { fields: { '/outcome': expect.any(String) as string } },
  });
  await fillForm(postSupportNoteForm, ctx, task, { outcome: 'refused', finalNote: 'Семья справляется сама' });
  await expect(refuse(story)).rejects.toMatchObject({ code: 'NO_POST_SUPPORT' });
});

test('T-102 nobody ends post-support as refused without the family’s paper', async () => {
  const story = await buildPostSupport(database.db);
  const task = taskOf(story, 'post-support-note');

  const filling = fillForm(postSupportNoteForm, story.as(story.curator, REFUSED), task, {
    outcome: 'refused',
    finalNote: 'Итог',
  });

  await expect(filling).rejects.toMatchObject({ details: { fields: { '/outcome': expect.any(String) as string } } });
});

test('T-102 a refusal of the future, before the post-support or without its scan is refused', async () => {
  const story = await buildPostSupport(database.db);
  const other = await uploadScan(story, 'signed-plan');
  const at = (pointer: string) => ({ details: { fields: { [pointer]: expect.any(String) as string } } });

  await expect(refuse(story, { refusedOn: '2026-09-16' })).rejects.toMatchObject(at('/refusedOn'));
  await expect(refuse(story, { refusedOn: '2026-08-30' })).rejects.toMatchObject(at('/refusedOn'));
  await expect(refuse(story, { documentId: other })).rejects.toMatchObject(at('/documentId'));
});
