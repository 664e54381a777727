import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCalendar } from '#domain/calendar/load-calendar';
import { requestInforming } from '#domain/informing/request-informing';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAsSystem, buildCase } from '../../support/factories.ts';
import { listActions } from '../support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
  await loadCalendar(actingAsSystem(base.db));
});
afterAll(() => base.drop());

test('T-071 what the family is to hear of is asked for once, with a day, and told to the process', async () => {
  const { caseId, number } = await buildCase(base.db);
  const ctx = actingAsSystem(base.db);

  await requestInforming(ctx, { caseId, kind: 'acceptance', key: 'plan-1' });
  await requestInforming(ctx, { caseId, kind: 'acceptance', key: 'plan-1' });
  await requestInforming(ctx, { caseId, kind: 'correction', key: 'plan-2' });

  const rows: unknown = await base.db('app.informings').where({ case_id: caseId }).orderBy('kind').select('id', 'kind', 'due_on');
  // Five working days from Monday 2 March 2026: Monday 9 March is a day off.
  expect(rows).toEqual([
    { id: expect.any(String), kind: 'acceptance', due_on: '2026-03-10' },
    { id: expect.any(String), kind: 'correction', due_on: '2026-03-10' },
  ]);
  const commands: unknown = await base.db('app.engine_commands').where({ stream: number }).pluck('payload');
  expect(commands).toEqual(
    (rows as { id: string }[]).map(({ id }) =>
      expect.objectContaining({ message: 'family-to-be-informed', businessKey: number, scopedVariables: { informingId: id } }),
    ),
  );
  expect(await listActions(base.db, caseId)).toEqual(['informing.requested', 'informing.requested']);
});
