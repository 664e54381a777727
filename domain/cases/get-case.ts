import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import type { Case } from './case.ts';
import { findCaseBy } from './case-store.ts';

/** The case with the region and time zone of its centre. Whether a person may see it is not asked here. */
export async function getCase(ctx: Context, caseId: string): Promise<Case> {
  const found = await findCaseBy(ctx.db, { 'cases.id': caseId });
  if (!found) throw notFound('Дело не найдено.');
  return found;
}

/** The case behind a business key of the engine, if there is one. */
export async function findCaseByNumber(ctx: Context, number: string): Promise<Case | undefined> {
  return findCaseBy(ctx.db, { 'cases.number': number });
}
