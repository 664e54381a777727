import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCuratorLoads } from '#domain/curators/curator-load-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { REVIEW_NOW, ask, supported, askAfter, complaint } from '../../support/review-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-082 a new level counts in the curator’s load from the decision on', async () => {
  const story = await supported(database.db, { level: 'basic', termMonths: 10 });
  const { centre } = story.case;
  const familiesNow = async () => (await listCuratorLoads(story.system(REVIEW_NOW), centre.centreId))[0]?.families;
  const { decide } = await askAfter(story, { kind: 'revision', note: 'Отец потерял работу, начались ссоры' }, 'revision');
  const change = { outcome: 'extend', reason: 'Обстановка ухудшилась', level: 'crisis' };

  const before = await familiesNow();
  await expect(decide({ ...change, level: 'basic', levelReason: 'Тот же' })).rejects.toMatchObject(complaint('level'));
  await expect(decide(change)).rejects.toMatchObject(complaint('levelReason'));
  await decide({ ...change, levelReason: 'Конфликты в семье' });
  const after = await familiesNow();

  expect([before, after]).toEqual([
    { crisis: 0, basic: 1, adaptation: 0 },
    { crisis: 1, basic: 0, adaptation: 0 },
  ]);
});

test('T-082 T-112 a change of level that the family did not sign counts no more once support goes on unchanged', async () => {
  const story = await supported(database.db, { level: 'basic', termMonths: 10 });
  const familiesNow = async () => (await listCuratorLoads(story.system(REVIEW_NOW), story.case.centre.centreId))[0]?.families;
  const first = await askAfter(story, { kind: 'revision', note: 'Отец потерял работу' }, 'revision');
  const other = await askAfter(story, { kind: 'other', note: 'Пожар' }, 'circumstance');
  await first.decide({ outcome: 'extend', reason: 'Обстановка ухудшилась', level: 'crisis', levelReason: 'Конфликты' });
  await other.decide({ outcome: 'continue', reason: 'Семья справилась сама' });
  const whilePending = await familiesNow();

  const again = await ask(story, first.caseEventId, new Date('2026-06-08T08:00:00Z'));
  await again.decide({ outcome: 'continue', reason: 'Семья не подписала новую версию' });

  expect(whilePending).toEqual({ crisis: 1, basic: 0, adaptation: 0 });
  expect(await familiesNow()).toEqual({ crisis: 0, basic: 1, adaptation: 0 });
});
