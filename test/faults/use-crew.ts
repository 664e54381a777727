import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { uniqueCode, type TestCase } from '../support/factories.ts';
import type { Workers } from '../../workers/start-workers.ts';
import { killHard, startChild, startWorkersProgram, type WorkersProgram } from './child.ts';
import type { ChildOrders } from './children/read-orders.ts';
import { openFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { startOrdinaryWorkers, type WorkersPlace } from './ordinary-workers.ts';
import { startOwnStand, type OwnStand, type OwnStandOptions } from './own-stand.ts';

export type ChildName = Parameters<typeof startChild>[0];

/** A stand of this file alone, a proxy before its engine, and whatever each test starts: it ends with the test. */
export function useCrew(options: OwnStandOptions = {}) {
  let stand: OwnStand;
  let proxy: FaultProxy;
  const children: ChildProcess[] = [];
  const parts: Workers[] = [];

  beforeAll(async () => {
    stand = await startOwnStand(options);
    proxy = await openFaultProxy(stand.config.engineUrl);
  }, 600_000);
  afterEach(async () => {
    proxy.interfere = () => false;
    await Promise.all(children.splice(0).map(killHard));
    await crew.stopWorkers();
  });
  afterAll(async () => {
    await proxy.close();
    await stand.close();
  }, 120_000);

  const crew = {
    get stand(): OwnStand {
      return stand;
    },
    get proxy(): FaultProxy {
      return proxy;
    },

    /** What a child has to know; `cases` are those that it registers. */
    ordersFor(cases: readonly TestCase[], given: WorkersPlace = {}): ChildOrders {
      return {
        appUrl: stand.databaseUrls.app,
        engineUrl: given.engineUrl ?? stand.config.engineUrl,
        passwords: { api: stand.secrets.engineApi, worker: stand.secrets.engineWorker },
        slot: given.slot ?? uniqueCode(),
        cases: cases.map(({ caseId, number, centre }) => ({
          caseId,
          number,
          centreId: centre.centreId,
          unitId: centre.unitId,
        })),
      };
    },

    /** A process of its own that the test may kill. */
    startChild(name: ChildName, orders: ChildOrders): ChildProcess {
      const child = startChild(name, orders);
      children.push(child);
      return child;
    },

    /** `npm run workers` as an operator starts it. */
    startProgram(slot = uniqueCode(), engineUrl?: string, log?: number): WorkersProgram {
      const program = startWorkersProgram(stand, { slot, engineUrl, log });
      children.push(program.child);
      return program;
    },

    /** The ordinary workers inside the test's own process. */
    async startWorkers(place: WorkersPlace = {}): Promise<Workers> {
      const workers = await startOrdinaryWorkers(stand, place);
      parts.push(workers);
      return workers;
    },

    async stopWorkers(): Promise<void> {
      await Promise.all(parts.splice(0).map((part) => part.stop()));
    },
  };
  return crew;
}

export type Crew = ReturnType<typeof useCrew>;
