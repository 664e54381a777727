import type { Knex } from 'knex';
import type { SupportStory } from './support-story.ts';

/** Sets how often the centre of a story visits families of the crisis level; 0 plans no visits. */
export async function setVisitDays(db: Knex, story: SupportStory, days: number): Promise<void> {
  await db('app.settings').insert({
    key: 'visitDaysCrisis',
    centre_id: story.case.centre.centreId,
    value: JSON.stringify(days),
    version: 1,
    updated_at: new Date(),
    updated_by: story.director.userId,
  });
}
