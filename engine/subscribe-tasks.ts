import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'camunda-external-task-client-js';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { guardPolls } from './client-guard.ts';
import { createGate } from './gate.ts';
import { createDeliveryCounter } from './inbox-counter.ts';
import { runTask, type Reports, type Step } from './run-task.ts';
import { openTaskReports } from './task-reports.ts';
import type { WorkerTask } from './task.ts';
import { toTypedValues } from './typed-values.ts';
import { nameFault } from './worker-failure.ts';
import { cancelGhostPoll, listOrphans } from './worker-give-back.ts';
import { keepLock, type TaskLock } from './worker-lock.ts';
import { createPace } from './worker-pace.ts';
import { createSlots } from './slots.ts';

export interface SubscriptionOptions {
  readonly engineUrl: string;
  readonly account: { readonly name: string; readonly password: string };
  /** Stable and unique: `host:workers:slot`. */
  readonly workerId: string;
  readonly tasks: readonly WorkerTask[];
  readonly db: Knex;
  readonly now: () => Date;
  readonly log: Logger;
  /** Polling is dead and this process cannot cure it: the program exits and its supervisor starts it anew. */
  readonly onHang: () => void;
  /** Hears of each report that the engine accepted. */
  readonly onReport?: (topic: string, kind: ReportKind) => void;
  readonly timings?: Partial<typeof timings>;
}

/** What is told about a step: it is done, the programme refuses, it is tried again, it waits for an administrator. */
export type ReportKind = 'completed' | 'refused' | 'failed' | 'stopped';

export interface Subscription {
  readonly activeTasks: () => number;
  readonly lastGoodPollAt: () => Date | undefined;
  /** No new work, the poll aborted, what runs is finished within the time for it, the rest is given back. Final. */
  readonly stop: () => Promise<void>;
}

/** As reliability asks for; tests shorten them. */
const timings = {
  lockMs: 30_000,
  /** Of a task that reached us 10 s late, a heartbeat that takes as long still comes before the lock ends. */
  extendEveryMs: 7500,
  longPollMs: 10_000,
  /** Beyond the long poll, before it counts as lost. */
  pollGraceMs: 5000,
  reportTimeoutMs: 10_000,
  drainMs: 20_000,
};

/** So many steps run at once; each needs a connection to the database. */
const CONCURRENCY = 16;
/** A poll costs the engine more than a task does: so many tasks may be held, waiting or running … */
const HELD = 128;
/** … and the next poll waits until this many places are free. */
const REFILL = 96;
const BUSY_CHECK_MS = 10;

interface Running {
  readonly step: { readonly id: string };
  readonly lock: TaskLock;
  readonly done: Promise<void>;
}

/** One client for all topics of this process. Nothing that happens in a step or in a poll ends the polling. */
export function subscribeTasks(options: SubscriptionOptions): Subscription {
  const time = { ...timings, ...options.timings };
  const { log } = options;
  const running = new Set<Running>();
  const stopping = new AbortController();
  /** Reports go on while the work drains, and are cut short only at its end. */
  const drained = new AbortController();
  // Each report that waits for its next try listens, and many may wait at once.
  setMaxListeners(0, drained.signal);
  let poll = new AbortController();
  const pollTimeoutMs = time.longPollMs + time.pollGraceMs;
  const pace = createPace(2 * pollTimeoutMs, stopping.signal);

  const authorization = `Basic ${Buffer.from(`${options.account.name}:${options.account.password}`).toString('base64')}`;
  const client = new Client({
    baseUrl: options.engineUrl,
    workerId: options.workerId,
    maxTasks: HELD,
    maxParallelExecutions: HELD,
    interval: 0,
    lockDuration: time.lockMs,
    asyncResponseTimeout: time.longPollMs,
    usePriority: false,
    autoPoll: false,
    interceptors: [
      guardPolls({
        authorization,
        pollTimeoutMs,
        beforePoll: async () => {
          await pace.beforePoll();
          if (pace.isDoubtful()) await giveBackOrphans();
        },
        pollSignal: () => {
          poll = new AbortController();
          return poll.signal;
        },
      }),
    ],
  });

  const { engineUrl, workerId } = options;
  const timeoutMs = time.reportTimeoutMs;
  const engine = openTaskReports({ engineUrl, authorization, workerId, timeoutMs, log, signal: drained.signal });
  const reports: Reports = {
    tellOutcome: async (step, outcome) => {
      const isDone = outcome.kind === 'completed';
      const answer = await (isDone ? engine.complete(step, toTypedValues(outcome.variables)) : engine.refuse(step, outcome.code));
      if (answer === 'accepted') options.onReport?.(step.topic, isDone ? 'completed' : 'refused');
      return answer;
    },
    tellFailure: async (step, failure) => {
      const answer = await engine.fail(step, failure);
      if (answer === 'accepted') options.onReport?.(step.topic, failure.retries === 0 ? 'stopped' : 'failed');
      return answer;
    },
  };
  const deliveries = createDeliveryCounter(options.db);
  const parts = { db: options.db, now: options.now, deliveries, gate: createGate(), reports, log };

  const slots = createSlots(CONCURRENCY);

  /** A task that had to wait for its slot may have been lost meanwhile, or the stop may have come. */
  async function begin(task: WorkerTask, step: Step, lock: TaskLock): Promise<void> {
    if (!lock.isLost() && !stopping.signal.aborted) return runTask(parts, task, step, lock);
    if (!lock.isLost()) await engine.unlock(step);
    await deliveries.left(step);
  }

  /** What is locked for us and not being worked on goes back at once, instead of when its lock runs out. */
  async function giveBackOrphans(): Promise<void> {
    const busy = new Set([...running].filter(({ lock }) => !lock.isLost()).map(({ step }) => step.id));
    const orphans = await listOrphans(options.db, options.workerId).catch(() => []);
    await Promise.all(orphans.filter(({ id }) => !busy.has(id)).map((orphan) => engine.unlockOnce(orphan)));
  }

  for (const task of options.tasks) {
    // Only the variables that the step declares are fetched: less to send, and nothing lies about that is not needed.
    client.subscribe(task.topic, { variables: Object.keys(task.input.shape) }, async ({ task: fetched }) => {
      if (stopping.signal.aborted) {
        await engine.unlock(fetched);
        return;
      }
      const step: Step = {
        id: fetched.id,
        topic: fetched.topicName,
        businessKey: fetched.businessKey ?? undefined,
        processInstanceId: fetched.processInstanceId,
        retries: fetched.retries ?? undefined,
        variables: fetched.variables.getAll(),
      };
      deliveries.arrived(step);
      const lock = keepLock(async () => isHeld(await engine.extendLock(step, time.lockMs)), time.extendEveryMs);
      const run: Running = { step, lock, done: slots(() => begin(task, step, lock)) };
      running.add(run);
      await run.done
        .catch((error: unknown) => log.error({ fault: nameFault(error) }, 'a step ended without a report'))
        .finally(() => {
          lock.release();
          running.delete(run);
        });
    });
  }

  client.on('poll:start', () => {
    const isFull = HELD - client.activeTasksCount < REFILL;
    if (isFull) pace.rested();
    // With no room the client skips the poll and looks again after the interval.
    client.options.maxParallelExecutions = isFull ? client.activeTasksCount : HELD;
    client.options.interval = isFull ? BUSY_CHECK_MS : 0;
  });
  client.on('poll:success', pace.succeeded);
  client.on('poll:error', (error: unknown) => {
    if (stopping.signal.aborted) return;
    pace.failed();
    log.warn({ fault: nameFault(error) }, 'the engine cannot be polled');
  });
  client.on('handler:error', (error: unknown) => log.error({ fault: nameFault(error) }, 'a step ended outside of its wrapper'));

  const watchdog = setInterval(() => {
    if (pace.isOverdue()) options.onHang();
  }, 1000);
  client.start();

  async function stop(): Promise<void> {
    clearInterval(watchdog);
    client.stop();
    stopping.abort();
    poll.abort();
    await cancelGhostPoll(client);
    await Promise.race([Promise.all([...running].map((run) => run.done)), sleep(time.drainMs, undefined, { ref: false })]);
    drained.abort();
    for (const { lock } of running) lock.drop();
    await Promise.all([...running].map(({ step }) => engine.unlock(step)));
    await giveBackOrphans();
    await engine.close();
  }

  return { activeTasks: () => running.size, lastGoodPollAt: pace.lastGoodPollAt, stop };
}

function isHeld(answer: string): boolean {
  return answer === 'accepted' || answer === 'left';
}
