import { hostname } from 'node:os';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { startFreeingTasks } from '#engine/dead-workers';
import { EngineClient } from '#engine/engine-client';
import { startRelay } from '#engine/outbox-relay';
import { startReconciler } from '#engine/reconcile-loop';
import { subscribeTasks, type ReportKind } from '#engine/subscribe-tasks';
import type { WorkerTask } from '#engine/task';
import { takeWorkerIdentity } from '#engine/worker-identity';
import { markWorkerStopped, writeWorkerStatus, type WorkerLife } from '#engine/worker-status';
import { startSweep } from './five-minute-sweep.ts';

export interface WorkersOptions {
  /** As `openWorkersDatabase` opens it. */
  readonly db: Knex;
  readonly engineUrl: string;
  readonly passwords: { readonly api: string; readonly worker: string };
  /** Tells the workers of one host apart; stable over restarts. */
  readonly slot: string;
  readonly tasks: readonly WorkerTask[];
  /** Time of the steps; the demo and tests play with another than today's. */
  readonly now: () => Date;
  readonly log: Logger;
  /** Called when this process can no longer work and only a new one can. */
  readonly onBroken: (reason: string) => void;
  /** Hears of each report about a step, for the figures of this process. */
  readonly onReport?: (topic: string, kind: ReportKind) => void;
}

export interface Workers {
  /** How this process is now. */
  readonly life: () => WorkerLife;
  stop(): Promise<void>;
}

/** Another process works under the same name. */
export class WorkerIdTaken extends Error {
  override name = 'WorkerIdTaken';
}

const STATUS_EVERY_MS = 5000;

/** Starts everything that moves cases without people: the tasks, the relay of the outbox, the reconciler and the sweep. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { db, engineUrl, passwords, log, onBroken } = options;
  const workerId = `${hostname()}:workers:${options.slot}`;
  const startedAt = new Date();
  const identity = await takeWorkerIdentity(db, workerId, () => onBroken('the connection that holds the worker id is lost'));
  if (!identity)
    throw new WorkerIdTaken(`A workers process with the name ${workerId} runs already; give this one another WORKER_SLOT.`);

  const relay = startRelay({ db, engine: new EngineClient({ url: engineUrl, account: 'api', password: passwords.api }), log });
  const reconciler = startReconciler({ db, log });
  const worker = new EngineClient({ url: engineUrl, account: 'worker', password: passwords.worker });
  const freeing = startFreeingTasks({ db, engine: worker, log });
  const sweep = startSweep({ db, now: options.now, log });
  const subscription = subscribeTasks({
    db,
    engineUrl,
    account: { name: 'worker', password: passwords.worker },
    workerId,
    tasks: options.tasks,
    now: options.now,
    log,
    ...(options.onReport && { onReport: options.onReport }),
    onHang: () => onBroken('polling the engine has stopped'),
  });
  const status = setInterval(() => void tellStatus(), STATUS_EVERY_MS);
  await tellStatus();

  async function tellStatus(): Promise<void> {
    // A database that is down is told by everything else; the row's age tells the rest.
    await writeWorkerStatus(db, life()).catch(() => undefined);
  }

  function life(): WorkerLife {
    return { workerId, startedAt, lastGoodPollAt: subscription.lastGoodPollAt(), activeTasks: subscription.activeTasks() };
  }

  return {
    life,
    stop: async () => {
      clearInterval(status);
      await Promise.all([subscription.stop(), relay.stop(), reconciler.stop(), sweep.stop(), freeing.stop()]);
      await markWorkerStopped(db, workerId).catch(() => undefined);
      await identity.release();
    },
  };
}
