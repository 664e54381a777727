import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCalendar } from '#domain/calendar/load-calendar';
import { informFamilyForm } from '#domain/informing/inform-family-form';
import { recordClosingInforming } from '#domain/informing/record-informing';
import { requestInforming } from '#domain/informing/request-informing';
import type { OpenTask } from '#domain/tasks/task-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  actingAsSystem,
  assignCurator,
  buildCase,
  buildUser,
  type TestCase,
  type TestUser,
} from '../../support/factories.ts';
import { listActions, taskOfCase } from '../support.ts';

let base: TestDatabase;
let found: TestCase;
let curator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  await loadCalendar(actingAsSystem(base.db));
  found = await buildCase(base.db);
  curator = await buildUser(base.db, found.centre, 'curator');
  await assignCurator(base.db, found.caseId, curator.userId);
});
afterAll(() => base.drop());

async function openTask(key: string): Promise<OpenTask> {
  await requestInforming(actingAsSystem(base.db), { caseId: found.caseId, kind: 'acceptance', key });
  const row = await base.db('app.informings').where({ case_id: found.caseId, key }).first<{ id: string }>('id');
  const task = taskOfCase(found, 'inform-family');
  return { ...task, variables: { ...task.variables, informingId: row.id } };
}

const answer = (changes: Readonly<Record<string, unknown>> = {}) => ({
  outcome: 'informed',
  doneOn: '2026-03-02',
  personIds: [found.applicantId],
  way: 'meeting',
  content: 'Рассказали о целях и сроках',
  ...changes,
});

const rowOf = (key: string) =>
  base
    .db('app.informings')
    .where({ case_id: found.caseId, key })
    .first('done_on', 'person_ids', 'way', 'skipped_reason', 'recorded_by');

test('T-071 the curator logs whom, when and how the family was told', async () => {
  const ctx = actingAs(base.db, curator);
  const task = await openTask('told');

  const prepared = await informFamilyForm.prepare(ctx, task);
  await informFamilyForm.complete(ctx, task, answer());

  expect(prepared.choices['adults']?.map(({ value }) => value)).toEqual([found.applicantId]);
  expect(prepared.facts).toEqual(
    expect.arrayContaining([{ label: 'О чём проинформировать', value: expect.stringContaining('принятие на сопровождение') }]),
  );
  expect(await rowOf('told')).toEqual({
    done_on: '2026-03-02',
    person_ids: [found.applicantId],
    way: 'meeting',
    skipped_reason: null,
    recorded_by: curator.userId,
  });
});

test('T-071 an act that was skipped stays visible with its reason', async () => {
  await informFamilyForm.complete(actingAs(base.db, curator), await openTask('skipped'), {
    outcome: 'skipped',
    skippedReason: 'Семья уехала и на связь не выходит',
  });

  expect(await rowOf('skipped')).toMatchObject({ done_on: null, skipped_reason: 'Семья уехала и на связь не выходит' });
  expect(await listActions(base.db, found.caseId)).toContain('informing.skipped');
});

test.each([
  ['informed', () => answer()],
  ['skipped', () => ({ outcome: 'skipped', skippedReason: 'Семья уехала' })],
])('T-071 an act that is recorded as %s is not written over', async (outcome, build) => {
  const ctx = actingAs(base.db, curator);
  const task = await openTask(`twice ${outcome}`);
  await informFamilyForm.complete(ctx, task, build());
  const first: unknown = await rowOf(`twice ${outcome}`);

  const again = informFamilyForm.complete(ctx, task, answer({ way: 'phone' }));

  await expect(again).rejects.toMatchObject({ code: 'INFORMING_RECORDED' });
  expect(await rowOf(`twice ${outcome}`)).toEqual(first);
});

test.each([
  ['on a day to come', () => answer({ doneOn: '2026-03-03' }), '/doneOn'],
  ['before the case was opened', () => answer({ doneOn: '2026-03-01' }), '/doneOn'],
  ['of a child alone', () => answer({ personIds: [found.childId] }), '/personIds'],
  ['of nobody', () => answer({ personIds: [] }), '/personIds'],
])('informing %s is refused', async (name, build, field) => {
  const attempt = informFamilyForm.complete(actingAs(base.db, curator), await openTask(name), build());

  await expect(attempt).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { fields: { [field]: expect.any(String) } } });
});

test('T-071 the notice at the end counts as informing, once', async () => {
  const ctx = actingAs(base.db, curator);
  const told = {
    caseId: found.caseId,
    doneOn: '2026-03-02',
    personIds: [found.applicantId],
    way: 'mailed' as const,
    content: 'Итоги',
  };

  await recordClosingInforming(ctx, told);
  await recordClosingInforming(ctx, told);

  expect(await base.db('app.informings').where({ case_id: found.caseId, kind: 'closing' }).pluck('done_on')).toEqual([
    '2026-03-02',
  ]);
});
