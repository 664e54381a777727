import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { endSuspension, listRunning } from './suspension-store.ts';

export interface Resumption {
  readonly caseId: string;
  readonly reason: string;
  /** Only the suspension of this event; every one that runs without it. */
  readonly caseEventId?: string | undefined;
}

/** Ends the suspension of a case; one that is not suspended stays as it is: says whether anything was ended (П1 п.5.8; T-092). */
export async function resumeCase(ctx: Context, { caseId, reason, caseEventId }: Resumption): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const found = await lockCaseForChange(tx, caseId);
    const running = await listRunning(tx.db, caseId);
    const ended = caseEventId === undefined ? running : running.filter((one) => one.caseEventId === caseEventId);
    const by = tx.actor.kind === 'person' ? tx.actor.id : null;
    for (const { id, kind } of ended) {
      await endSuspension(tx.db, id, { at: tx.now, by, reason });
      await recordEvent(tx, {
        action: 'case.resumed',
        objectKind: 'suspension',
        objectId: id,
        caseId,
        centreId: found.centreId,
        after: { kind },
      });
    }
    return ended.length > 0;
  });
}
