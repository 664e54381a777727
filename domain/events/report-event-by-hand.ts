import { authoriseCase } from '#domain/cases/case-access';
import { inTransaction, type Context } from '#domain/context';
import { reportCaseEvent, type EventInput } from './report-case-event.ts';

/**
 * A person of the centre reports what happened to a family. What the family itself says — that it refuses or moves — a clerk takes as well
 * (П1 п.2.3 а, 5.8; T-092, T-093, T-096, T-097).
 */
export async function reportEventByHand(ctx: Context, input: EventInput): Promise<{ caseEventId: string }> {
  const right = input.kind === 'family-refused' || input.kind === 'family-moved' ? 'event.take-word' : 'event.report';
  return inTransaction(ctx, async (tx) => reportCaseEvent(await authoriseCase(tx, input.caseId, [right, 'do']), input));
}
