import type { Context } from '#domain/context';
import { findLetter, type Letter } from './letter-store.ts';

/** The referral of a measure, if it has one (П1 п.5.3; T-077). */
export async function findLetterOf(ctx: Context, planItemId: string): Promise<Letter | undefined> {
  return findLetter(ctx.db, planItemId);
}
