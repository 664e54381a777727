import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { applyReading } from './apply-reading.ts';
import { lockAgendaItems, selectSessionItems } from './agenda-item-store.ts';
import type { AgendaItem } from './agenda-item.ts';
import { checkRows } from './check-rows.ts';
import { notifyLateCases } from './late-cases.ts';
import { lockOpenSession } from './lock-open-session.ts';
import { decisionRowSchema, type DecisionRow } from './read-decision.ts';
import { dissentSchema, recordDissents } from './record-dissents.ts';
import { listPresentIds, updateSession } from './session-store.ts';
import { withdrawQuestions } from './withdraw-questions.ts';

export const recordDecisionsInput = z.object({
  sessionId: z.uuid(),
  /** Empty where every question was withdrawn after the session was held: it still ends with its minutes. */
  decisions: z.array(decisionRowSchema),
  dissents: z.array(dissentSchema).default([]),
});

/**
 * The chairman records the outcome of every question of a held session: a decision, or that it is postponed. A question is decided
 * once, and only by somebody who was present (П1 п.4.1, 4.4, 4.8, 5.8; T-062, T-064, T-087).
 */
export async function recordDecisions(ctx: Context, input: z.input<typeof recordDecisionsInput>): Promise<void> {
  const { sessionId, decisions, dissents } = recordDecisionsInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const items = await lockSessionItems(tx, sessionId, decisions);
    const session = await lockOpenSession(tx, sessionId, ['held']);
    const presentIds = await listPresentIds(tx.db, sessionId);
    if (!presentIds.includes(tx.actor.id)) {
      throw new DomainError('NOT_PRESENT', 'Решения записывает председатель, который присутствовал на заседании.');
    }

    const checked = await checkRows(tx, { centreId: session.centreId, items, rows: decisions, present: presentIds.length });
    await recordDissents(tx, { session, items, presentIds, dissents });
    for (const row of checked) await applyReading(tx, session, row);
    for (const { item, reading } of checked) {
      if (reading.kind !== 'decided' || reading.decision.outcome !== 'need-not-confirmed') continue;
      // After all rows: a question of the same family that was postponed in this session is in the line again by now.
      await withdrawQuestions(tx, { caseId: item.caseId, reason: 'Потребность в сопровождении не подтверждена.' });
    }
    const chair = { chairmanId: tx.actor.id, chairmanOnBehalfOf: tx.actor.onBehalfOf ?? null };
    await updateSession(tx.db, sessionId, { status: 'decided', ...chair });
    await recordEvent(tx, {
      action: 'session.decided',
      objectKind: 'session',
      objectId: sessionId,
      centreId: session.centreId,
      after: { ...chair, questions: checked.map(({ item }) => item.id) },
    });
    await notifyLateCases(tx, { centreId: session.centreId });
  });
}

/** All questions of the session, locked: each must have its row, and none may be decided already. */
async function lockSessionItems(ctx: Context, sessionId: string, rows: readonly DecisionRow[]): Promise<Map<string, AgendaItem>> {
  const onAgenda = await selectSessionItems(ctx.db, sessionId);
  // Cases first, as everywhere, and in one order: two sessions do not decide about one family at the same moment.
  for (const caseId of [...new Set(onAgenda.map((item) => item.caseId))].sort()) await lockCaseForChange(ctx, caseId);
  const ids = onAgenda.map((item) => item.id);
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
