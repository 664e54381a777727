import { recordEvent } from '#domain/audit/record-event';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { listOutdatedCases, type OutdatedCase } from './outdated-cases-view.ts';

/**
 * Orders every running case over to the newest release of the diagrams, each in the order of its own commands; returns the cases.
 * Without this order a case keeps the release with which it began. One that stands at a step which the release does not have stays
 * whole where it is and ends there (П1 п.5.11; T-106).
 */
export async function moveCases(ctx: Context): Promise<readonly OutdatedCase[]> {
  const outdated = (await listOutdatedCases(ctx)).filter(({ isMoving }) => !isMoving);
  for (const one of outdated) await moveCase(ctx, one);
  return outdated;
}

async function moveCase(ctx: Context, { caseId, number, centreId, version, newestVersion, deploymentId }: OutdatedCase) {
  await inTransaction(ctx, async (tx) => {
    await requestCommand(tx, {
      stream: number,
      // A later order looks again: the case may have left the step that held it.
      dedupeKey: `migrate:${caseId}:${deploymentId}:${tx.now.getTime()}`,
      command: { kind: 'migrate-case', businessKey: number, deploymentId },
    });
    await recordEvent(tx, {
      action: 'case.release-ordered',
      objectKind: 'case',
      objectId: caseId,
      caseId,
      centreId,
      before: { version },
      after: { version: newestVersion },
    });
  });
}
