import type { Knex } from 'knex';
import { z } from 'zod';
import { DomainError } from '#domain/errors';
import { EngineClient } from '#engine/engine-client';
import type { Crew } from './use-crew.ts';

const report = z.object({ retries: z.number(), retryTimeout: z.number() });
const FIRST_TRIES = 5;

/** A failure as a worker told it, and how many tries the engine had before. */
interface ToldFailure extends z.infer<typeof report> {
  readonly before: number;
}

/** Hears what workers behind the proxy tell of failures, and spares each task the pause until its next try. */
export function watchFailures({ proxy, stand }: Crew): { all(): readonly ToldFailure[] } {
  const told: ToldFailure[] = [];
  const tries = new Map<string, number>();
  const engine = new EngineClient({ url: stand.node.url, account: 'worker', password: stand.secrets.engineWorker });
  proxy.interfere = (moment, path, { body, answer }) => {
    const [, id] = /\/external-task\/([^/]+)\/failure$/.exec(path) ?? [];
    if (moment === 'before' || id === undefined || answer?.status !== 204) return false;
    const failure = report.parse(JSON.parse(body));
    told.push({ ...failure, before: tries.get(id) ?? FIRST_TRIES });
    tries.set(id, failure.retries);
    if (failure.retries > 0) void engine.unlockExternalTask(id);
    return false;
  };
  return { all: () => told };
}

const WAYS: readonly ((db: Knex) => unknown)[] = [
  () => {
    throw new Error('сбой');
  },
  () => Promise.reject(new TypeError('сбой позже')),
  (db) => db.raw('select 1 / 0'),
  () => {
    throw new DomainError('PLAN_NOT_READY', 'План не готов.');
  },
];

/** Fails in one of the ways in which handlers fail; the key says in which. */
export function throwInManyWays(key: string, db: Knex): unknown {
  return WAYS[Number.parseInt(key, 16) % WAYS.length]?.(db);
}
