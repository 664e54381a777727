import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { listRecords } from './assessment-store.ts';
import { coverRecords } from './record-view.ts';

/** Visits to the family of a case as a list shows them, the newest first; contents stay covered (П1 п.5.10, 5.11; T-122, T-197). */
export async function coverVisits(ctx: Context, found: Case) {
  const visits = (await listRecords(ctx.db, found.id)).filter(({ kind }) => kind === 'visit');
  return coverRecords(ctx, found, visits.reverse());
}
