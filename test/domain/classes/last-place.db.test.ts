import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolInClass } from '#domain/classes/enrol-in-class';
import { buildClassGroup } from '../../support/class-story.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { TEST_NOW } from '../../support/factories.ts';
import { buildSupportStory, draftFor, itemFor, itemIds, playToActivePlan } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A class measure whose worker has seen a free chair when somebody else takes it. */
async function raceForLastChair(groups: number) {
  const story = await buildSupportStory(database.db);
  const { childId, applicantId } = story.case;
  const own = itemFor(story.case, { measureCode: '5.1.4', targetIds: [childId] });
  const other = itemFor(story.case, { measureCode: '5.6.1', targetIds: [applicantId] });
  await playToActivePlan(story, draftFor(story, { items: [own, other] }));
  const rows: { id: string }[] = await database
    .db('app.plan_items')
    .whereIn('id', await itemIds(story))
    .orderByRaw(`measure_code = '5.1.4' desc`)
    .select('id');
  const [planItemId = '', otherItemId = ''] = rows.map(({ id }) => id);
  const ids: string[] = [];
  for (let index = 1; index <= groups; index += 1)
    ids.push(await buildClassGroup(story, { title: `Группа ${index}`, capacity: 1 }));

  const rival = await database.db.transaction();
  await rival('app.class_groups').where({ id: ids[0] }).forUpdate().select('id');
  await rival('app.class_places').insert({
    ...{ group_id: ids[0], plan_item_id: otherItemId, person_id: applicantId, placed_at: TEST_NOW },
  });
  const enrolling = enrolInClass(story.system(), { planItemId }).catch((error: unknown) => error);
  await untilSomebodyWaits();
  await rival.commit();
  return { planItemId, ids, outcome: await enrolling };
}

async function untilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await database.db.raw<{ rows: unknown[] }>(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await sleep(50);
  }
  throw new Error('the worker never came to the locked group');
}

const placesOf = (planItemId: string) => database.db('app.class_places').where({ plan_item_id: planItemId }).pluck('group_id');

test('T-073 a group that fills at the last moment leaves the choice to the curator', async () => {
  const { planItemId, outcome } = await raceForLastChair(1);

  expect(outcome).toMatchObject({ code: 'NO_CLASS_GROUP' });
  expect(await placesOf(planItemId)).toEqual([]);
});

test('T-073 a group that fills at the last moment is passed over for the next one', async () => {
  const { planItemId, ids, outcome } = await raceForLastChair(2);

  expect(outcome).toMatchObject({ classEndsAt: expect.any(String) as string });
  expect(await placesOf(planItemId)).toEqual([ids[1]]);
});
