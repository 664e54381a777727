import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { findEvent, listDeclinedEvents, listOpenEvents, lockEvent } from './case-event-store.ts';
import type { CaseEvent } from './event-record.ts';

/** The event by its id (П1 п.5.8; T-092, T-093, T-097). */
export async function getCaseEvent(ctx: Context, id: string): Promise<CaseEvent> {
  const found = await findEvent(ctx.db, id);
  if (!found) throw notFound('Событие не найдено.');
  return found;
}

/** The event, locked until its change is stored (П1 п.5.8; T-092, T-093). */
export async function lockCaseEvent(ctx: Context, id: string): Promise<CaseEvent> {
  const found = await lockEvent(ctx.db, id);
  if (!found) throw notFound('Событие не найдено.');
  return found;
}

/** Events of a case about which nothing is decided yet, the oldest first (П1 п.5.8; T-092, T-093, T-097). */
export async function listOpenCaseEvents(ctx: Context, caseId: string): Promise<CaseEvent[]> {
  return listOpenEvents(ctx.db, caseId);
}

/** Confirmed refusals and moves before the register: the first ends the case (П1 п.4.9; T-093; AMB-10). */
export async function listDeclined(ctx: Context, caseId: string): Promise<CaseEvent[]> {
  return listDeclinedEvents(ctx.db, caseId);
}
