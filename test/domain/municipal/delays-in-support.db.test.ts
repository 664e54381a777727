import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listMeasures } from '#domain/measures/measures-view';
import { openPlan } from '#domain/plans/plan-view';
import { raiseMunicipalQuestion } from '#domain/municipal/raise-municipal-question';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { draftFor, itemFor, playToActivePlan, type SupportStory } from '../../support/support-story.ts';
import { buildMunicipal, buildSent, QUESTION } from './municipal-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const EARLY = itemOf('2026-06-10');
const LATE = itemOf('2026-08-20');
function itemOf(dueOn: string) {
  return { measureCode: dueOn < '2026-07-01' ? '5.6.1' : '5.6.2', fromOn: '2026-03-10', dueOn };
}

const play = (story: SupportStory) =>
  playToActivePlan(story, draftFor(story, { items: [EARLY, LATE].map((item) => itemFor(story.case, item)) }));

/** What is said of the two measures and of the programme on this day. */
async function explained(story: SupportStory, day: string) {
  const ctx = story.as(story.curator, new Date(`${day}T09:00:00+03:00`));
  const { items } = await listMeasures(ctx, story.case.caseId);
  const { shown } = await openPlan(ctx, { caseId: story.case.caseId });
  return { measures: items.map(({ delays }) => delays.length), programme: shown?.delays.map(({ number }) => number) };
}

describe('T-104 a question that stood before the municipal consilium explains', () => {
  test('measures and a programme that have run past their term, and nothing that is in time', async () => {
    const { story } = await buildSent(database.db);
    await play(story);

    expect(await explained(story, '2026-06-10')).toEqual({ measures: [0, 0], programme: [] });
    expect(await explained(story, '2026-06-11')).toEqual({ measures: [1, 0], programme: [] });
    const number = `${story.case.centre.prefix}-М26-0001`;
    expect(await explained(story, '2026-10-01')).toEqual({ measures: [1, 1], programme: [number] });
  });

  test('nothing while the director has not confirmed it', async () => {
    const { story } = await buildMunicipal(database.db);
    await play(story);
    await raiseMunicipalQuestion(story.as(story.curator), { caseId: story.case.caseId, ...QUESTION });

    expect(await explained(story, '2026-10-01')).toEqual({ measures: [0, 0], programme: [] });
  });
});
