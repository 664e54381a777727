import type { Context } from '#domain/context';
import { countCurrentOf, findCurrent, type Assignment } from './curator-store.ts';

/** The one current curator of a case, if it has one already (П1 п.5.4; T-110). */
export async function findCurrentCurator(ctx: Context, caseId: string): Promise<Assignment | undefined> {
  return findCurrent(ctx.db, caseId);
}

/** How many families a person is the current curator of. */
export async function countFamiliesOf(ctx: Context, userId: string): Promise<number> {
  return countCurrentOf(ctx.db, userId);
}
