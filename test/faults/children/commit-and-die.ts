import { caseStart } from '#domain/commands/case-start';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction } from '#domain/context';
import { openDatabase } from '#platform/database';
import { groundOf } from '../ground-of.ts';
import { readOrders } from './read-orders.ts';

/** An API process that is killed when its transactions are committed and nothing has reached the engine yet. */
const { appUrl, cases } = readOrders();
const db = openDatabase(appUrl, { maxConnections: 20 });
const ctx = { db, actor: { kind: 'system', id: 'test:api' }, now: new Date() } as const;

await Promise.all(
  cases.map(({ caseId, number, centreId, unitId }, index) =>
    inTransaction(ctx, (tx) =>
      requestCommand(tx, {
        stream: number,
        dedupeKey: `start:${caseId}`,
        command: caseStart({ caseId, number, centreId, unitId, ground: groundOf(index) }),
      }),
    ),
  ),
);
process.kill(process.pid, 'SIGKILL');
