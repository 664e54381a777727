import { afterAll, beforeAll, expect, test } from 'vitest';
import { notifyPeople } from '#domain/notifications/notify-people';
import { listNotifications, markNotificationRead } from '#domain/notifications/notification-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, actingAsSystem, buildCase, buildUser } from '../../support/factories.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

test('T-057 a notice reaches a person once per key, names the case and no person, and is read once', async () => {
  const { caseId, number, centre } = await buildCase(base.db);
  const [reader, other] = [await buildUser(base.db, centre, 'head'), await buildUser(base.db, centre, 'director')];
  const notice = { userIds: [reader.userId], caseId, kind: 'deadline-near' as const, dedupeKey: 'deadline:1:reminder-1' };
  await notifyPeople(actingAsSystem(base.db), notice);
  await notifyPeople(actingAsSystem(base.db), { ...notice, userIds: [reader.userId, other.userId] });
  await notifyPeople(actingAsSystem(base.db), { ...notice, userIds: [] });

  const shown = await listNotifications(actingAs(base.db, reader));
  expect(shown.unread).toBe(1);
  expect(shown.items).toMatchObject([
    { title: 'Приближается срок утверждения ИПССС', case: { id: caseId, number }, readAt: null },
  ]);
  const id = shown.items[0]?.id ?? '';

  await expect(markNotificationRead(actingAs(base.db, other), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await markNotificationRead(actingAs(base.db, reader, new Date('2026-03-02T08:00:00Z')), id);
  await markNotificationRead(actingAs(base.db, reader, new Date('2026-03-02T09:00:00Z')), id);

  const after = await listNotifications(actingAs(base.db, reader));
  expect(after.unread).toBe(0);
  expect(after.items[0]?.readAt).toEqual(new Date('2026-03-02T08:00:00Z'));
});
