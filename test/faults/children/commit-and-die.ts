import { requestCommand } from '#domain/commands/request-command';
import { inTransaction } from '#domain/context';
import { openDatabase } from '#platform/database';
import { readOrders } from './read-orders.ts';

/** An API process that is killed when its transactions are committed and nothing has reached the engine yet. */
const { appUrl, cases } = readOrders();
const db = openDatabase(appUrl, { maxConnections: 20 });
const ctx = { db, actor: { kind: 'system', id: 'test:api' }, now: new Date() } as const;

await Promise.all(
  cases.map(({ caseId, number, centreId, unitId }) =>
    inTransaction(ctx, (tx) =>
      requestCommand(tx, {
        stream: number,
        dedupeKey: `start:${caseId}`,
        command: {
          kind: 'start-process',
          processKey: 'family-support-case',
          businessKey: number,
          variables: { caseId, centreId, unitId },
        },
      }),
    ),
  ),
);
process.kill(process.pid, 'SIGKILL');
