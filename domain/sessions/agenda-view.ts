import type { Context } from '#domain/context';
import type { AgendaItem, QuestionKind } from './agenda-item.ts';
import { findAgendaItemById, findLastDecided } from './agenda-item-store.ts';
import type { Decision } from './decision.ts';

/** The decision on one question of a case, or nothing while it waits (П1 п.4.11; T-067). */
export async function findDecidedQuestion(
  ctx: Context,
  input: { caseId: string; agendaItemId: string },
): Promise<Decision | undefined> {
  const item = await findAgendaItemById(ctx.db, input.agendaItemId);
  return item?.caseId === input.caseId ? (item.outcomeData ?? undefined) : undefined;
}

/** The newest decision on a kind of question of a case (П1 п.5.8; T-087). */
export async function findLastDecision(
  ctx: Context,
  input: { caseId: string; kind: QuestionKind },
): Promise<Decision | undefined> {
  return (await findLastQuestion(ctx, input))?.outcomeData ?? undefined;
}

/** The newest decided question of a kind with its decision: what a register entry refers to (П1 п.5.8; T-098). */
export async function findLastQuestion(
  ctx: Context,
  input: { caseId: string; kind: QuestionKind },
): Promise<AgendaItem | undefined> {
  return findLastDecided(ctx.db, input.caseId, input.kind);
}
