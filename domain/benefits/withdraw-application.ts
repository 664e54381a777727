import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { getSupportedCase } from '#domain/plans/supported-case';
import { lockApplication, updateDecision } from './application-store.ts';

/** An application whose measure is over waits for no decision any more; a decision that came stays (П1 п.5.8 а; T-081). */
export async function withdrawApplication(ctx: Context, planItemId: string): Promise<void> {
  const application = await lockApplication(ctx.db, planItemId);
  if (!application || application.decision !== null) return;
  const { centreId, today } = await getSupportedCase(ctx, application.caseId);
  await updateDecision(ctx.db, application.id, {
    decision: 'withdrawn',
    decidedOn: today,
    amountKopecks: null,
    periodFrom: null,
    periodTo: null,
    reason: null,
  });
  await recordEvent(ctx, {
    action: 'application.withdrawn',
    objectKind: 'application',
    objectId: application.number,
    caseId: application.caseId,
    centreId,
    after: { number: application.number, decision: 'withdrawn' },
  });
}
