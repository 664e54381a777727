import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAuditEvents } from '#domain/audit/list-audit-events';
import { openCaseTimeline } from '#domain/audit/list-case-events';
import { recordEvent } from '#domain/audit/record-event';
import { recordReading } from '#domain/audit/record-reading';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  actingAsSystem,
  buildCase,
  buildUser,
  TEST_NOW,
  type TestCase,
  type TestUser,
} from '../../support/factories.ts';

let database: TestDatabase;
let found: TestCase;
let head: TestUser;
let auditor: TestUser;

beforeAll(async () => {
  database = await createTestDatabase();
  found = await buildCase(database.db);
  head = await buildUser(database.db, found.centre, 'head', { last_name: 'Сабирова' });
  auditor = await buildUser(database.db, found.centre, 'auditor');
});
afterAll(() => database.drop());

const PAGE = { limit: 50, offset: 0 };

function about(given: TestCase, action: string) {
  return { action, objectKind: 'case', objectId: given.caseId, caseId: given.caseId, centreId: given.centre.centreId };
}

describe('the trail', () => {
  test.each([
    ['changed', `update app.audit_events set action = 'nothing'`],
    ['deleted', 'delete from app.audit_events'],
    ['emptied', 'truncate app.audit_events'],
  ])('T-106 T-197 is not %s, not even by the owner of the tables', async (_what, statement) => {
    await recordEvent(actingAs(database.db, head), about(found, 'case.opened'));

    await expect(database.db.raw(statement)).rejects.toThrow(/permission denied|insert-only/);
    await expect(database.owner.raw(statement)).rejects.toThrow('insert-only');
  });

  test('T-106 an event about a task says which one, by its name in the newest diagram', async () => {
    const own = await buildCase(database.db);
    const watcher = await buildUser(database.db, own.centre, 'auditor');
    const step = { process_key: 'measure', activity_id: 'Task_HandMemo', kind: 'userTask', clause: 'П1 п.5.2' };
    await database.db('app.process_steps').insert([
      { ...step, process_definition_id: 'measure:1:a', name: 'Прежнее название' },
      { ...step, process_definition_id: 'measure:2:b', name: 'Вручить памятку семье' },
    ]);
    await recordEvent(actingAs(database.db, head), {
      ...about(own, 'task.completed'),
      objectKind: 'task',
      objectId: 'one task',
      after: { taskKey: 'Task_HandMemo' },
    });

    const { items } = await listAuditEvents(actingAs(database.db, watcher), { caseNumber: own.number }, PAGE);

    expect(items).toMatchObject([{ title: 'Задача завершена: Вручить памятку семье' }]);
  });

  test('T-106 a step of the system is called as the diagram calls it, never by its topic', async () => {
    const own = await buildCase(database.db);
    const watcher = await buildUser(database.db, own.centre, 'auditor');
    await database.db('app.process_steps').insert({
      process_definition_id: 'measure:2:b',
      process_key: 'measure',
      activity_id: 'Task_PrepareMemo',
      name: 'Подготовить памятку',
      kind: 'serviceTask',
      topic: 'prepare-memo',
      clause: 'П1 п.5.2',
    });
    const worker = (topic: string) => ({
      ...actingAsSystem(database.db),
      actor: { kind: 'system' as const, id: `worker:${topic}` },
    });
    await recordEvent(worker('prepare-memo'), about(own, 'memo.made'));
    await recordEvent(worker('not-deployed'), about(own, 'measure.started'));

    const { items } = await listAuditEvents(actingAs(database.db, watcher), { caseNumber: own.number }, PAGE);

    expect(items.map(({ actor }) => actor.name).toSorted()).toEqual(['Система', 'Система, шаг «Подготовить памятку»']);
  });

  test('T-197 says who read what, when, in which role and why', async () => {
    const other = await buildCase(database.db);
    const reader = await buildUser(database.db, other.centre, 'director');

    await recordReading(actingAs(database.db, reader), about(other, 'case.viewed'));

    const watcher = await buildUser(database.db, other.centre, 'auditor');
    const { items } = await listAuditEvents(actingAs(database.db, watcher), { caseNumber: other.number }, PAGE);
    expect(items).toMatchObject([
      {
        at: TEST_NOW,
        actor: { id: reader.userId, name: 'Иванова М. П.' },
        role: 'director',
        action: 'case.viewed',
        title: 'Просмотр карточки дела',
        objectId: other.caseId,
        case: { id: other.caseId, number: other.number },
        purpose: 'case-work',
      },
    ]);
  });

  test('names the absent person beside the substitute, and the system by its step', async () => {
    const other = await buildCase(database.db);
    const absent = await buildUser(database.db, other.centre, 'director', { last_name: 'Отсутствующая' });
    const substitute = actingAs(database.db, head);
    await recordEvent(
      { ...substitute, actor: { ...substitute.actor, onBehalfOf: absent.userId } },
      about(other, 'plan.approved'),
    );
    const step = actingAsSystem(database.db);
    await database.db('app.process_steps').insert({
      process_definition_id: 'consilium:1:a',
      process_key: 'consilium',
      activity_id: 'Task_RegisterFamily',
      name: 'Поставить семью на учет',
      kind: 'serviceTask',
      topic: 'register-family',
      clause: 'П1 п.4.11',
    });
    await recordEvent({ ...step, actor: { kind: 'system', id: 'worker:register-family' } }, about(other, 'register.entered'));

    const watcher = await buildUser(database.db, other.centre, 'auditor');
    const { items } = await listAuditEvents(actingAs(database.db, watcher), { caseNumber: other.number }, PAGE);

    expect(items.map(({ actor, onBehalfOf }) => [actor.name, onBehalfOf?.name ?? null])).toEqual([
      ['Система, шаг «Поставить семью на учет»', null],
      ['Сабирова М. П.', 'Отсутствующая М. П.'],
    ]);
  });
});

describe('an auditor', () => {
  test('T-019 of one centre reads the events of that centre only, signing in included', async () => {
    const other = await buildCase(database.db);
    const stranger = await buildUser(database.db, other.centre, 'head');
    await recordEvent(actingAs(database.db, stranger), about(other, 'case.opened'));
    await recordEvent(actingAs(database.db, stranger), {
      action: 'sign-in.succeeded',
      objectKind: 'user',
      objectId: stranger.userId,
    });
    await recordEvent(actingAs(database.db, head), { action: 'sign-in.succeeded', objectKind: 'user', objectId: head.userId });

    const { items } = await listAuditEvents(actingAs(database.db, auditor), {}, PAGE);

    expect(new Set(items.map(({ actor }) => actor.id))).toEqual(new Set([head.userId]));
    expect(items.map(({ action }) => action)).toContain('sign-in.succeeded');
  });

  test('T-019 of one centre reads what the system did with its cases and who failed to sign in', async () => {
    const other = await buildCase(database.db);
    const [watcher, user] = [
      await buildUser(database.db, other.centre, 'auditor'),
      await buildUser(database.db, other.centre, 'curator'),
    ];
    const { caseId } = other;
    const anonymous = { ...actingAsSystem(database.db), actor: { kind: 'system', id: 'web:anonymous' } as const };
    await recordEvent(actingAsSystem(database.db), { action: 'curator.confirmed', objectKind: 'case', objectId: caseId, caseId });
    await recordEvent(actingAs(database.db, head), { action: 'measure.marked', objectKind: 'case', objectId: caseId, caseId });
    await recordEvent(anonymous, { action: 'sign-in.refused', objectKind: 'user', objectId: user.userId });

    const { items } = await listAuditEvents(actingAs(database.db, watcher), {}, PAGE);

    expect(items.map(({ action }) => action)).toEqual(['sign-in.refused', 'measure.marked', 'curator.confirmed']);
  });

  test('T-019 of the whole system reads all centres', async () => {
    const everywhere = await buildUser(database.db, found.centre, 'auditor');
    await database.db('app.user_roles').where({ user_id: everywhere.userId }).update({ centre_id: null });
    const other = await buildCase(database.db);
    await recordEvent(actingAs(database.db, head), about(other, 'case.opened'));

    const { total } = await listAuditEvents(actingAs(database.db, everywhere), { caseNumber: other.number }, PAGE);

    expect(total).toBe(1);
  });

  test('T-019 is the only role that reads the trail', async () => {
    await expect(listAuditEvents(actingAs(database.db, head), {}, PAGE)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each([
    ['by the person who acted', (user: TestUser) => ({ actorId: user.userId }), 3],
    ['by action', () => ({ action: 'calendar.changed' }), 1],
    ['from a day on, by the clocks of Moscow', () => ({ from: '2026-05-02' }), 2],
    ['up to a day, that day included', () => ({ to: '2026-05-01' }), 1],
    ['between two days', () => ({ from: '2026-05-02', to: '2026-05-02' }), 1],
  ])('finds events %s', async (_what, filterFor, expected) => {
    const other = await buildCase(database.db);
    const actor = await buildUser(database.db, other.centre, 'head');
    const watcher = await buildUser(database.db, other.centre, 'auditor');
    // 20:59 UTC is the last minute of a day in Moscow, 21:00 the first of the next.
    for (const [at, action] of [
      ['2026-05-01T20:59:00Z', 'calendar.changed'],
      ['2026-05-01T21:00:00Z', 'case.opened'],
      ['2026-05-02T21:00:00Z', 'case.closed'],
    ] as const) {
      await recordEvent(actingAs(database.db, actor, new Date(at)), about(other, action));
    }

    const { total } = await listAuditEvents(actingAs(database.db, watcher), filterFor(actor), PAGE);

    expect(total).toBe(expected);
  });
});

describe('the timeline of a case', () => {
  test('T-106 shows acts, not readings, in pages of the newest first', async () => {
    const other = await buildCase(database.db);
    const reader = actingAs(database.db, await buildUser(database.db, other.centre, 'director'));
    for (const action of ['case.opened', 'curator.assigned', 'plan.approved']) await recordEvent(reader, about(other, action));
    await recordReading(reader, about(other, 'case.viewed'));

    const first = await openCaseTimeline(reader, other.caseId, { limit: 2, offset: 0 });
    const second = await openCaseTimeline(reader, other.caseId, { limit: 2, offset: 2 });

    expect([first.total, first.isTotalCapped]).toEqual([3, false]);
    expect([...first.items, ...second.items].map(({ action }) => action)).toEqual([
      'plan.approved',
      'curator.assigned',
      'case.opened',
    ]);
  });
});
