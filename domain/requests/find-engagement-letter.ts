import type { Context } from '#domain/context';
import { findLetterBy, type Letter } from './letter-store.ts';

/** The letter by which an organisation was asked to help with a measure, once it is written (П1 п.5.3; T-077, T-117). */
export async function findEngagementLetter(ctx: Context, engagementId: string): Promise<Letter | undefined> {
  return findLetterBy(ctx.db, { engagement_id: engagementId });
}
