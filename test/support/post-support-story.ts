import type { Knex } from 'knex';
import { openPostSupport } from '#domain/completion/open-post-support';
import { deregisterFamily } from '#domain/register/deregister-family';
import { buildSupportStory, decide, playToActivePlan, type SupportStory } from './support-story.ts';

/** The instant of decision б: three months of post-support begin. */
export const SUPPORT_END = new Date('2026-08-31T08:00:00Z');

/** A family whose measures are done, which left the register with decision б and is in post-support. */
export async function buildPostSupport(db: Knex): Promise<SupportStory> {
  const story = await buildSupportStory(db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  await db('app.plan_items').update({ status: 'done', result: 'Помощь получена' }).where({ case_id: caseId });
  await decide(story, 'results', { outcome: 'complete', results: ['help-received'] }, SUPPORT_END);
  await deregisterFamily(story.system(SUPPORT_END), { caseId });
  await openPostSupport(story.system(SUPPORT_END), { caseId });
  return story;
}
