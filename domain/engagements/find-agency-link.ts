import type { Knex } from 'knex';
import { hashSourceToken } from '#domain/messages/source-token';
import { findLinkByHash, type AgencyLink } from './agency-link-store.ts';
import type { Engagement } from './engagement.ts';
import { findEngagement } from './engagement-store.ts';

/** An engagement with the one link by which it may be answered now. */
export interface OpenLink {
  readonly link: AgencyLink;
  readonly engagement: Engagement;
}

/** Whether a link still opens: not used, not voided, not expired, and the engagement stands at its step (T-076, T-078). */
export function isOpenLink(link: AgencyLink, engagement: Engagement, now: Date): boolean {
  const step = engagement.status === 'requested' ? 'reply' : engagement.status === 'agreed' ? 'report' : undefined;
  return link.usedAt === null && link.endedAt === null && link.expiresAt > now && link.step === step;
}

/** What a secret opens, if anything (T-076). */
export async function findAgencyLink(db: Knex, token: string, now: Date): Promise<OpenLink | undefined> {
  const link = await findLinkByHash(db, hashSourceToken(token));
  if (!link) return undefined;
  const engagement = await findEngagement(db, link.engagementId);
  return engagement && isOpenLink(link, engagement, now) ? { link, engagement } : undefined;
}
