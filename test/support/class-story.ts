import { createClassGroup } from '#domain/classes/create-group';
import type { classGroupInput } from '#domain/classes/class-group';
import { startMeasure } from '#domain/measures/start-measure';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { buildSupportStory, draftFor, itemFor, itemIds, playToActivePlan, type SupportStory } from './support-story.ts';

/** A case whose one measure is of this line of annex 5 and has begun. */
export async function playToMeasure(
  db: Knex,
  measureCode: string,
  changes: Parameters<typeof itemFor>[1] = {},
): Promise<{ story: SupportStory; planItemId: string }> {
  const story = await buildSupportStory(db);
  await playToActivePlan(story, draftFor(story, { items: [itemFor(story.case, { measureCode, ...changes })] }));
  const [planItemId = ''] = await itemIds(story);
  await startMeasure(story.system(), { planItemId });
  return { story, planItemId };
}

/** A group of the story's centre for the class measure 5.1.4 on two days, with room for two. */
export async function buildClassGroup(
  story: SupportStory,
  changes: Partial<z.input<typeof classGroupInput>> = {},
): Promise<string> {
  const { id } = await createClassGroup(story.as(story.curator), {
    centreId: story.case.centre.centreId,
    group: {
      title: 'Школа ухода',
      measureCodes: ['5.1.4'],
      leader: 'Психолог центра',
      place: 'Кабинет 7',
      capacity: 2,
      dates: [
        { heldOn: '2026-03-10', beginsAt: '17:30', topic: 'Уход' },
        { heldOn: '2026-03-17', beginsAt: '17:30', topic: 'Развитие' },
      ],
      ...changes,
    },
  });
  return id;
}
