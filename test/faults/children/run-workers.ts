import { pino } from 'pino';
import { openWorkersDatabase } from '../../../workers/open-database.ts';
import { startWorkers } from '../../../workers/start-workers.ts';
import { tasks } from '../../../workers/tasks/index.ts';
import { readOrders } from './read-orders.ts';

/** The ordinary workers as a process that can be killed. */
const { appUrl, engineUrl, passwords, slot } = readOrders();

await startWorkers({
  db: openWorkersDatabase(appUrl),
  engineUrl,
  passwords,
  slot,
  tasks,
  now: () => new Date(),
  log: pino({ level: 'warn' }),
  onBroken: () => process.exit(70),
});
process.send?.('ready');
// The child ends with the test, also when that is killed.
process.on('disconnect', () => process.exit(0));
