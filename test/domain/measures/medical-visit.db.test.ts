import { afterAll, beforeAll, expect, test } from 'vitest';
import { medicalVisitForm } from '#domain/measures/medical-visit-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { playToMeasure } from '../../support/class-story.ts';
import { fillForm } from '../../support/fill-form.ts';
import { taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const fill = (story: SupportStory, planItemId: string, data: Readonly<Record<string, unknown>>) =>
  fillForm(medicalVisitForm, story.as(story.curator), taskOf(story, 'medical-visit', { planItemId }), data);

const VISIT = { institution: 'Поликлиника № 1', appointedOn: '2026-03-02', appointedAt: '10:30' };

test('T-073 T-196 a visit keeps where, when and what was found; the audit trail keeps no medical word', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.7.2');

  await fill(story, planItemId, { ...VISIT, attended: 'yes', resultNote: 'Назначена реабилитация' });

  await expect(database.db('app.medical_visits').first().where({ plan_item_id: planItemId })).resolves.toMatchObject({
    institution: 'Поликлиника № 1',
    appointed_at: '10:30:00',
    attended: true,
    result_note: 'Назначена реабилитация',
  });
  const trail: unknown = await database.db('app.audit_events').where({ object_id: planItemId }).pluck('after');
  expect(JSON.stringify(trail)).not.toContain('реабилитация');
});

test.each([
  ['/notAttendedReason', { ...VISIT, attended: 'no' }],
  ['/appointedOn', { ...VISIT, appointedOn: '2026-03-03', attended: 'yes' }],
])('a visit is refused at %s', async (pointer, data) => {
  const { story, planItemId } = await playToMeasure(database.db, '5.7.2');

  await expect(fill(story, planItemId, data)).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) } } });
});
