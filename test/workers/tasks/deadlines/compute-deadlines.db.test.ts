import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCalendar } from '#domain/calendar/load-calendar';
import { computeDeadlines } from '../../../../workers/tasks/deadlines/compute-deadlines.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { actingAsSystem, buildCase } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
  await loadCalendar(actingAsSystem(base.db));
});
afterAll(() => base.drop());

test('T-055 hands the process its three instants, the same at a second delivery', async () => {
  const { caseId } = await buildCase(base.db, { receivedOn: '2026-12-25' });

  const first = await performStep(computeDeadlines, actingAsSystem(base.db), { caseId });
  const second = await performStep(computeDeadlines, actingAsSystem(base.db), { caseId });

  expect(first).toEqual({
    planReminder1At: '2027-01-12T09:00:00+03:00',
    planReminder2At: '2027-01-15T09:00:00+03:00',
    planOverdueAt: '2027-01-20T00:00:00+03:00',
  });
  expect(second).toEqual(first);
});

test.each([{}, { caseId: 'not an id' }, { caseId: null }])('variables %j are not understood', async (variables) => {
  await expect(performStep(computeDeadlines, actingAsSystem(base.db), variables)).rejects.toThrow();
});

test('a case that is not there is a refusal', async () => {
  const step = performStep(computeDeadlines, actingAsSystem(base.db), { caseId: '00000000-0000-4000-8000-000000000000' });

  await expect(step).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
