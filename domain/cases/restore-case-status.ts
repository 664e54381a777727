import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, notFound } from '#domain/errors';
import { caseStatusSchema, closingGroundSchema } from './case.ts';
import { lockCase, updateStatus } from './case-store.ts';

const recordedRow = z.object({ at: z.date(), status: caseStatusSchema, ground: closingGroundSchema.nullable() });

/**
 * Gives a case the status back that its history recorded last. Every change of a status and its record are one transaction, so a case
 * that says something else was changed past the application (П1 п.5.11; T-106).
 */
export async function restoreCaseStatus(ctx: Context, caseId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await lockCase(tx.db, caseId);
    if (!found) throw notFound('Дело не найдено.');
    const recorded = await findRecorded(tx, caseId);
    if (!recorded) {
      throw new DomainError('FINDING_NOT_REPAIRABLE', 'В журнале нет записи о состоянии дела: нужно решение человека.');
    }
    const isClosed = recorded.status === 'closed';
    await updateStatus(tx.db, caseId, {
      status: recorded.status,
      closingGround: isClosed ? recorded.ground : null,
      closedAt: isClosed ? recorded.at : null,
    });
    await recordEvent(tx, {
      action: 'case.status-restored',
      objectKind: 'case',
      objectId: caseId,
      caseId,
      centreId: found.centreId,
      before: { status: found.status },
      after: { status: recorded.status },
    });
  });
}

/** Opening a case is the first record of a status: its event names none. */
async function findRecorded(tx: Context, caseId: string): Promise<z.infer<typeof recordedRow> | undefined> {
  const { rows } = await tx.db.raw<{ rows: unknown[] }>(
    `select at, coalesce(after ->> 'status', 'preparation') as status, after ->> 'ground' as ground
       from app.audit_events
      where case_id = ? and object_kind = 'case' and action in ('case.opened', 'case.status-changed', 'case.closed')
      order by id desc limit 1`,
    [caseId],
  );
  return recordedRow.optional().parse(rows[0]);
}
