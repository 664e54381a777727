import type { AssistanceType } from '#domain/catalogue/catalogue';
import type { Context } from '#domain/context';
import type { Level } from '#domain/plans/plan-levels';
import type { AgendaItem, QuestionKind } from './agenda-item.ts';
import { findAgendaItemById, findFirstEnding, findLastDecided } from './agenda-item-store.ts';
import type { Decision } from './decision.ts';

/** One question by its id (П1 п.4.4; T-058). */
export async function findQuestion(ctx: Context, agendaItemId: string): Promise<AgendaItem | undefined> {
  return findAgendaItemById(ctx.db, agendaItemId);
}

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
  return (await findLastDecided(ctx.db, input.caseId, [input.kind]))?.outcomeData ?? undefined;
}

/** The newest decision on the draft, whether it was judged together with need and level or alone (П1 п.4.11; T-066). */
export async function findLastReview(ctx: Context, caseId: string): Promise<Decision | undefined> {
  return (await findLastDecided(ctx.db, caseId, ['acceptance', 'plan']))?.outcomeData ?? undefined;
}

/**
 * The question whose decision ends the support (б, в, or the administrative closing), which no later decision undoes
 * (П1 п.5.8; T-087, T-098).
 */
export async function findEndingQuestion(ctx: Context, caseId: string): Promise<AgendaItem | undefined> {
  return findFirstEnding(ctx.db, caseId);
}

export interface EarlyDecisions {
  readonly helpKinds: readonly AssistanceType[] | undefined;
  readonly level: { readonly code: Level; readonly reason: string } | undefined;
}

/** What an earlier meeting decided before the draft was ready: the kinds of help and the level (П1 п.4.4; T-062, T-064). */
export async function findEarlyDecisions(ctx: Context, caseId: string): Promise<EarlyDecisions> {
  const need = await findLastDecision(ctx, { caseId, kind: 'need' });
  const level = await findLastDecision(ctx, { caseId, kind: 'level' });
  return {
    helpKinds: need?.outcome === 'need-confirmed' ? need.helpKinds : undefined,
    level: level?.outcome === 'level-set' ? { code: level.level, reason: level.levelReason } : undefined,
  };
}
