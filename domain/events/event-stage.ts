import type { Case } from '#domain/cases/case';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { findActivePlan, listOpenItems } from '#domain/plans/plan-reading';
import { findEndingQuestion, findLastDecision } from '#domain/sessions/agenda-view';
import { listDeclinedEvents } from './case-event-store.ts';
import type { EventKind } from './event-record.ts';

/** Whether the end of the case is decided already and only has to be carried out (П1 п.4.1, 5.8). */
export async function isEnding(ctx: Context, { id, status }: Pick<Case, 'id' | 'status'>): Promise<boolean> {
  if (await isDeclined(ctx, id)) return true;
  if (await findEndingQuestion(ctx, id)) return true;
  if (status === 'support') return false;
  for (const kind of ['acceptance', 'need'] as const) {
    const decision = await findLastDecision(ctx, { caseId: id, kind });
    if (decision?.outcome === 'need-not-confirmed') return true;
  }
  return false;
}

/** Whether a refusal or a move before the register is confirmed, which ends the case (П1 п.4.9; T-093; AMB-10). */
export async function isDeclined(ctx: Context, caseId: string): Promise<boolean> {
  return (await listDeclinedEvents(ctx.db, caseId)).length > 0;
}

/**
 * Refuses work on a case that its family has declined and that is about to be closed: the engine takes its tasks away, and a completion
 * that comes behind the refusal would never be taken (П1 п.4.9; T-093; AMB-10).
 */
export async function refuseDeclined(ctx: Context, caseId: string): Promise<void> {
  if (!(await isDeclined(ctx, caseId)) || (await getCase(ctx, caseId)).status === 'closed') return;
  throw new DomainError('CASE_ENDING', 'Отказ или переезд семьи подтверждён: дело закрывается, задачу выполнять не нужно.');
}

/** A refusal and a move are possible from the first day, everything else asks for a plan that is carried out (П1 п.5.8; T-092, T-093, T-096, T-097). */
export async function refuseImpossibleEvent(ctx: Context, found: Case, kind: EventKind): Promise<void> {
  if (found.status !== 'preparation' && found.status !== 'support') {
    throw new DomainError('EVENT_NOT_POSSIBLE', 'Сопровождение семьи уже завершено: такое событие больше не рассматривают.');
  }
  if (await isEnding(ctx, found)) {
    throw new DomainError('CASE_ENDING', 'Решение о завершении уже принято: новое событие ничего не изменит.');
  }
  if (kind === 'family-refused' || kind === 'family-moved') return;
  const plan = found.status === 'support' ? await findActivePlan(ctx, found.id) : undefined;
  if (!plan) throw new DomainError('EVENT_NOT_POSSIBLE', 'Это рассматривают, только пока ИПССС действует.');
  if (kind === 'early-completion') await refuseUnmarked(ctx, found.id);
}

/** Whether the curator may ask for the early assessment: every measure has its mark (П1 п.5.8 б; T-096; AMB-20). */
export async function canRequestEarly(ctx: Context, found: Pick<Case, 'id' | 'status'>): Promise<boolean> {
  if (found.status !== 'support' || !(await findActivePlan(ctx, found.id)) || (await isEnding(ctx, found))) return false;
  return (await listOpenItems(ctx, found.id)).length === 0;
}

async function refuseUnmarked(ctx: Context, caseId: string): Promise<void> {
  const openItems = (await listOpenItems(ctx, caseId)).length;
  if (openItems === 0) return;
  throw new DomainError(
    'OPEN_ITEMS',
    `Досрочная оценка возможна, когда отмечены все мероприятия: без отметки осталось — ${openItems}.`,
    { openItems },
  );
}
