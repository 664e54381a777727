import { z } from 'zod';
import type { FaultProxy } from './fault-proxy.ts';

const fetchedTasks = z.array(z.looseObject({ id: z.string() }));
type FetchedTask = z.infer<typeof fetchedTasks>[number];

interface Doubling {
  /** Tasks that both workers were given. */
  readonly tasks: ReadonlySet<string>;
  /** Calls that the engine got three times. */
  readonly starts: () => number;
}

/** Gives every task that one of two workers fetches to the other as well, and every start of a process three times to the engine. */
export function deliverTwice(proxies: readonly [FaultProxy, FaultProxy]): Doubling {
  const copies: readonly [FetchedTask[], FetchedTask[]] = [[], []];
  const tasks = new Set<string>();
  let starts = 0;

  const pollsOf = (own: FetchedTask[], others: FetchedTask[]): FaultProxy['interfere'] => {
    return (moment, path, { body, answer }) => {
      if (moment === 'before' && (path.endsWith('/start') || path.endsWith('/message'))) {
        starts += 1;
        return { kind: 'repeat', times: 3 };
      }
      if (!path.endsWith('/fetchAndLock') || body.includes('worker-stopped')) return false;
      if (moment === 'before') {
        const given = own.splice(0);
        for (const { id } of given) tasks.add(id);
        return given.length > 0 && { kind: 'answer', answer: listOf(given) };
      }
      if (answer?.status === 200) others.push(...fetchedTasks.parse(JSON.parse(answer.body)));
      return false;
    };
  };

  proxies[0].interfere = pollsOf(copies[0], copies[1]);
  proxies[1].interfere = pollsOf(copies[1], copies[0]);
  return { tasks, starts: () => starts };
}

const listOf = (tasks: readonly FetchedTask[]) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(tasks),
});
