import type { Knex } from 'knex';
import { engageCoExecutor } from '#domain/engagements/engage-co-executor';
import { sendAgencyRequest } from '#domain/engagements/send-agency-request';
import { startMeasure } from '#domain/measures/start-measure';
import { buildOrganisation, uniqueCode } from '../../support/factories.ts';
import { buildSupportStory, itemIds, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

export interface Engaged {
  readonly story: SupportStory;
  readonly planItemId: string;
  readonly organisationId: string;
  readonly engagementId: string;
}

/** What a curator enters to engage an organisation, with the family's agreement of the day. */
export const requestFor = (story: SupportStory, organisationId: string) => ({
  organisationId,
  question: 'Просим провести занятия',
  consentOn: '2026-03-02',
  consentPersonId: story.case.applicantId,
});

/** A case with its plan in force whose referral measure an organisation is asked to help with. */
export async function buildEngaged(db: Knex, { organisation = `Больница ${uniqueCode()}` } = {}): Promise<Engaged> {
  const story = await buildSupportStory(db);
  await playToActivePlan(story);
  const [, planItemId = ''] = await itemIds(story);
  await startMeasure(story.system(), { planItemId });
  const organisationId = await buildOrganisation(db, { name: organisation });
  const { engagementId } = await engageCoExecutor(story.as(story.curator), {
    caseId: story.case.caseId,
    planItemId,
    ...requestFor(story, organisationId),
  });
  return { story, planItemId, organisationId, engagementId };
}

/** The same with the letter that the organisation was sent. */
export async function buildAsked(db: Knex): Promise<Engaged> {
  const engaged = await buildEngaged(db);
  await sendAgencyRequest(engaged.story.system(), { engagementId: engaged.engagementId });
  return engaged;
}
