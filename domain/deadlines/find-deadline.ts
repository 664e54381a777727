import type { Context } from '#domain/context';
import { findDeadline, type DeadlineRow } from './deadline-store.ts';

/** The deadline of approval of a case, once its first step has computed it (T-055). */
export async function findDeadlineOf(ctx: Context, caseId: string): Promise<DeadlineRow | undefined> {
  return findDeadline(ctx.db, caseId);
}
