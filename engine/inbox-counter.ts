import type { Knex } from 'knex';
import { countDeliveries, type DeliveredTask, type Delivery } from './inbox.ts';

interface Waiting {
  readonly task: DeliveredTask;
  readonly resolve: (delivery: Delivery) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Counts deliveries in batches: all tasks of one poll start in the same turn of the event loop,
 * so one statement and one commit serve them all.
 */
export function createDeliveryCounter(db: Knex): (task: DeliveredTask) => Promise<Delivery> {
  let waiting: Waiting[] = [];

  async function flush(): Promise<void> {
    const batch = waiting;
    waiting = [];
    // A task may stand in the batch twice when its lock ran out meanwhile; one statement can raise a row only once.
    const tasks = [...new Map(batch.map(({ task }) => [task.id, task])).values()];
    try {
      const counted = await countDeliveries(db, tasks);
      for (const { task, resolve, reject } of batch) {
        const delivery = counted.get(task.id);
        if (delivery) resolve(delivery);
        else reject(new Error('the inbox returned no row'));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return (task) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void flush());
      waiting.push({ task, resolve, reject });
    });
}
