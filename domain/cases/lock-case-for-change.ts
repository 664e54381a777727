import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import type { Case } from './case.ts';
import { lockCase } from './case-store.ts';

/** The case, kept from other changes until the surrounding transaction ends: for decisions that must not meet each other. */
export async function lockCaseForChange(ctx: Context, caseId: string): Promise<Case> {
  const found = await lockCase(ctx.db, caseId);
  if (!found) throw notFound('Дело не найдено.');
  return found;
}
