import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { findCaseByNumber } from '#domain/cases/get-case';
import { restoreCaseStatus } from '#domain/cases/restore-case-status';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, notFound } from '#domain/errors';
import { findAppealOf } from '#domain/intake/receipt-date';
import { caseStart, startGround } from './case-start.ts';
import { findingDetails, findingKind, isRepairable } from './finding.ts';
import { requestCommand } from './request-command.ts';
import { dropCommand, isOver, retryCommand } from './retry-command.ts';

const findingRow = z.object({
  id: z.uuid(),
  kind: findingKind,
  object_id: z.string(),
  details: findingDetails,
  resolved_at: z.date().nullable(),
});
type Finding = z.infer<typeof findingRow>;

/**
 * Mends what the reconciler found, where a program can decide it, and records who ordered it (П1 п.5.11; T-106).
 * The next comparison closes the finding when the damage is really gone.
 */
export async function repairFinding(ctx: Context, findingId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const finding = await lockFinding(tx, findingId);
    const resolution = await repair(tx, finding);
    await tx
      .db('app.reconciler_findings')
      .where({ id: findingId })
      .update({ resolved_at: tx.now, resolved_by: tx.actor.id, resolution });
    const { kind, object_id: object } = finding;
    await recordEvent(tx, {
      action: 'finding.repaired',
      objectKind: 'finding',
      objectId: findingId,
      after: { kind, object, resolution },
    });
  });
}

async function repair(tx: Context, finding: Finding): Promise<string> {
  switch (finding.kind) {
    case 'case-without-instance':
      return restartCase(tx, finding);
    case 'command-stuck':
      return moveCommand(tx, finding);
    case 'instance-without-case':
      return endProcess(tx, finding);
    case 'status-differs':
      return restoreStatus(tx, finding);
  }
}

/** A case is never deleted, so a process without one has nothing that it could move: whoever works in it works in vain. */
async function endProcess(tx: Context, { id, object_id: processInstanceId }: Finding): Promise<string> {
  const command = { kind: 'end-process', processInstanceId } as const;
  await requestCommand(tx, { stream: `process:${processInstanceId}`, dedupeKey: `end:${id}`, command });
  return 'process-ended';
}

async function restoreStatus(tx: Context, finding: Finding): Promise<string> {
  if (!isRepairable(finding)) {
    throw new DomainError(
      'FINDING_NOT_REPAIRABLE',
      'Состояние дела по журналу и этап процесса противоречат друг другу: нужно решение человека.',
    );
  }
  const found = await findCaseByNumber(tx, finding.object_id);
  if (!found) throw notFound('Дело не найдено.');
  await restoreCaseStatus(tx, found.id);
  return 'status-restored';
}

/** Only a case in preparation starts anew without loss: later stages cannot be repeated from the beginning. */
async function restartCase(tx: Context, finding: Finding): Promise<string> {
  const found = await findCaseByNumber(tx, finding.object_id);
  if (!found) throw notFound('Дело не найдено.');
  if (found.status !== 'preparation') {
    throw new DomainError(
      'FINDING_NOT_REPAIRABLE',
      'Процесс дела потерян после утверждения ИПССС: его нельзя начать сначала, нужно решение человека.',
    );
  }
  const ground = startGround.parse((await findAppealOf(tx, found.id))?.ground);
  await requestCommand(tx, {
    stream: found.number,
    dedupeKey: `restart:${finding.id}`,
    command: caseStart({ number: found.number, caseId: found.id, centreId: found.centreId, unitId: found.unitId, ground }),
  });
  return 'process-requested';
}

async function moveCommand(tx: Context, finding: Finding): Promise<string> {
  if (isOver(finding.details.errorCode ?? undefined)) {
    await dropCommand(tx, finding.object_id);
    return 'command-dropped';
  }
  await retryCommand(tx, finding.object_id);
  return 'command-retried';
}

async function lockFinding(tx: Context, findingId: string): Promise<Finding> {
  const row: unknown = await tx
    .db('app.reconciler_findings')
    .where({ id: findingId })
    .forUpdate()
    .first('id', 'kind', 'object_id', 'details', 'resolved_at');
  if (row === undefined) throw notFound('Расхождение не найдено.');
  const finding = findingRow.parse(row);
  if (finding.resolved_at) throw new DomainError('FINDING_ALREADY_RESOLVED', 'Расхождение уже устранено.');
  return finding;
}
