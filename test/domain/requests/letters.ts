import type { Knex } from 'knex';
import { sendLetter } from '#domain/requests/send-letter';
import { buildOrganisation } from '../../support/factories.ts';
import { buildSupportStory, itemIds, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

export const LETTER = { subject: 'О кружке', text: 'Просим принять ребёнка в кружок', answerDueOn: '2026-03-20' };

/** A letter of the curator's own about the first measure of a plan in force, which needs no referral. */
export async function buildLetter(
  db: Knex,
): Promise<{ story: SupportStory; planItemId: string; letterId: string; number: string }> {
  const story = await buildSupportStory(db);
  await playToActivePlan(story);
  const [planItemId = ''] = await itemIds(story);
  const organisationId = await buildOrganisation(db);
  const sent = await sendLetter(story.as(story.curator), { caseId: story.case.caseId, planItemId, organisationId, ...LETTER });
  return { story, planItemId, ...sent };
}
