import { pino } from 'pino';
import { openWorkersDatabase } from '../../../workers/open-database.ts';
import { startWorkers } from '../../../workers/start-workers.ts';
import { tasks } from '../../../workers/tasks/index.ts';
import { readOrders } from '../../faults/children/read-orders.ts';
import { noOpTask } from '../workers/no-op-load.ts';

/** The ordinary workers as a process, which can do nothing besides: the task that does nothing. */
const { appUrl, engineUrl, passwords, slot } = readOrders();

const workers = await startWorkers({
  db: openWorkersDatabase(appUrl),
  engineUrl,
  passwords,
  slot,
  tasks: [...tasks, noOpTask],
  now: () => new Date(),
  log: pino({ level: 'warn' }, pino.destination(2)),
  onBroken: () => process.exit(70),
});
process.send?.('ready');
process.on('disconnect', () => void workers.stop().then(() => process.exit(0)));
