import type { Knex } from 'knex';
import { countDeliveries, uncountDelivery, type DeliveredTask, type Delivery } from './inbox.ts';

/** One statement and one commit for so many tasks. A process that dies has counted no more than this in vain. */
const AHEAD = 16;

/** Counts the deliveries of tasks that wait in line, those that come next together with the one that begins. */
export interface DeliveryCounter {
  /** The task stands in the line from now on and may be counted ahead. */
  readonly arrived: (task: DeliveredTask) => void;
  /** Resolves when the delivery is counted and committed: the task may begin. */
  readonly count: (task: DeliveredTask) => Promise<Delivery>;
  /** The task leaves without having begun: its delivery was none. */
  readonly left: (task: DeliveredTask) => Promise<void>;
}

export function createDeliveryCounter(db: Knex): DeliveryCounter {
  const line = new Set<DeliveredTask>();
  const counted = new Map<DeliveredTask, Promise<Delivery>>();

  function countNext(first: DeliveredTask): Promise<Delivery> {
    line.delete(first);
    const others = [...line].slice(0, AHEAD - 1);
    // A task may stand in the line twice when its lock ran out meanwhile; one statement can raise a row only once.
    const rows = countDeliveries(db, [...new Map([first, ...others].map((task) => [task.id, task])).values()]);
    const find = async (task: DeliveredTask): Promise<Delivery> => {
      const delivery = (await rows).get(task.id);
      if (!delivery) throw new Error('the inbox returned no row');
      return delivery;
    };
    for (const task of others) {
      line.delete(task);
      const delivery = find(task);
      // Who asks hears of a failure; it may be that nobody asks.
      delivery.catch(() => undefined);
      counted.set(task, delivery);
    }
    return find(first);
  }

  return {
    arrived: (task) => line.add(task),
    count: async (task) => {
      const delivery = counted.get(task) ?? countNext(task);
      counted.delete(task);
      return delivery;
    },
    left: async (task) => {
      line.delete(task);
      const delivery = counted.get(task);
      counted.delete(task);
      if (delivery && (await isCounted(delivery))) await uncountDelivery(db, task.id);
    },
  };
}

async function isCounted(delivery: Promise<Delivery>): Promise<boolean> {
  return delivery.then(
    () => true,
    () => false,
  );
}
