import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { declinePlan, returnPlan } from '#domain/plans/review-plan';
import type { AgendaItem } from './agenda-item.ts';
import { decideItem, lockAgendaItems, selectSessionItems } from './agenda-item-store.ts';
import { checkDecision } from './check-decision.ts';
import type { Decision } from './decision.ts';
import { lockOpenSession } from './lock-open-session.ts';
import { decisionRowSchema, readDecision, type DecisionRow } from './read-decision.ts';
import { isPresentAt, updateSession } from './session-store.ts';

export const recordDecisionsInput = z.object({ sessionId: z.uuid(), decisions: z.array(decisionRowSchema).min(1) });

interface CheckedDecision {
  readonly item: AgendaItem;
  readonly decision: Decision;
}

/**
 * The chairman records the outcome of every question of a held session. A question is decided once, and only by somebody
 * who was present (П1 п.4.1, 4.4, 4.8, 5.8; T-062, T-064, T-087).
 */
export async function recordDecisions(ctx: Context, input: z.input<typeof recordDecisionsInput>): Promise<void> {
  const { sessionId, decisions } = recordDecisionsInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const items = await lockSessionItems(tx, sessionId, decisions);
    const session = await lockOpenSession(tx, sessionId, ['held']);
    if (!(await isPresentAt(tx.db, sessionId, tx.actor.id))) {
      throw new DomainError('NOT_PRESENT', 'Решения записывает председатель, который присутствовал на заседании.');
    }

    for (const { item, decision } of await checkRows(tx, items, decisions)) {
      await decideItem(tx.db, item.id, decision, tx.actor.id, tx.now);
      if (decision.outcome === 'rework') await returnPlan(tx, { caseId: item.caseId });
      if (decision.outcome === 'need-not-confirmed') await declinePlan(tx, { caseId: item.caseId });
      await recordEvent(tx, {
        action: 'question.decided',
        objectKind: 'agenda-item',
        objectId: item.id,
        caseId: item.caseId,
        centreId: session.centreId,
        after: { kind: item.kind, outcome: decision.outcome, ...(decision.outcome === 'accepted' && { level: decision.level }) },
      });
    }
    await updateSession(tx.db, sessionId, {
      status: 'decided',
      chairmanId: tx.actor.id,
      chairmanOnBehalfOf: tx.actor.onBehalfOf ?? null,
    });
  });
}

/** All questions of the session, locked: each must have its row, and none may be decided already. */
async function lockSessionItems(ctx: Context, sessionId: string, rows: readonly DecisionRow[]): Promise<Map<string, AgendaItem>> {
  const ids = (await selectSessionItems(ctx.db, sessionId)).map((item) => item.id);
  const items = new Map((await lockAgendaItems(ctx.db, ids)).map((item) => [item.id, item]));
  const decided = rows.find((row) => items.get(row.questionId)?.status === 'decided');
  if (decided)
    throw new DomainError('ALREADY_DECIDED', 'По этому вопросу решение уже принято.', { agendaItemId: decided.questionId });

  const named = new Set(rows.map((row) => row.questionId));
  const isWhole = named.size === rows.length && rows.length === ids.length && ids.every((id) => named.has(id));
  if (!isWhole)
    throw invalidInput('Запишите одно решение по каждому вопросу повестки.', {
      '/decisions': 'Нужно одно решение на каждый вопрос.',
    });
  return items;
}

async function checkRows(
  ctx: Context,
  items: ReadonlyMap<string, AgendaItem>,
  rows: readonly DecisionRow[],
): Promise<CheckedDecision[]> {
  const checked: CheckedDecision[] = [];
  const fields: Record<string, string> = {};
  for (const [index, row] of rows.entries()) {
    const item = items.get(row.questionId);
    if (!item) continue;
    const reading = readDecision(row, item.kind);
    const mistakes = 'decision' in reading ? await checkDecision(ctx, item, reading.decision) : reading.missing;
    for (const [name, message] of Object.entries(mistakes)) fields[`/decisions/${index}/${name}`] = message;
    if ('decision' in reading) checked.push({ item, decision: reading.decision });
  }
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalidInput(first, fields);
  return checked;
}
