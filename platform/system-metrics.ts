import type { SystemFigures } from '#domain/operations/system-figures';
import { Gauge, type Registry } from './metrics.ts';

/** The gauges of one scrape share one reading of the database. */
const SAME_SCRAPE_MS = 1000;

/**
 * What the database says of the whole system. Every process tells it, so that it is known while any of them lives: an alarm takes
 * the greatest value. Without the database only `support_database_up 0` remains, and the figures of the process itself.
 */
export function measureSystem(registry: Registry, read: () => Promise<SystemFigures>): void {
  const readOnce = onceInAWhile(() => read().catch(() => undefined));
  const gauge = (
    name: string,
    help: string,
    label: string,
    values: (figures: SystemFigures) => Readonly<Record<string, number>>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      async collect() {
        const figures = await readOnce();
        this.reset();
        if (!figures) return;
        for (const [code, value] of Object.entries(values(figures))) this.set({ [label]: code }, value);
      },
    });

  new Gauge({
    name: 'support_database_up',
    help: 'Whether the figures of the system could be read',
    registers: [registry],
    async collect() {
      this.set((await readOnce()) ? 1 : 0);
    },
  });
  new Gauge({
    name: 'support_outbox_oldest_seconds',
    help: 'Age of the oldest command that the engine has not taken yet',
    registers: [registry],
    async collect() {
      this.set((await readOnce())?.oldestCommandSeconds ?? Number.NaN);
    },
  });
  gauge(
    'support_outbox_commands',
    'Commands that the engine has not taken yet: all of them, and those that wait for an administrator',
    'state',
    ({ openCommands, failedCommands }) => ({ open: openCommands, failed: failedCommands }),
  );
  gauge('support_incidents', 'Steps that stopped and wait for an administrator', 'kind', ({ incidents }) => incidents);
  gauge('support_findings', 'Open contradictions between the application and the engine', 'kind', ({ findings }) => findings);
  gauge(
    'support_workers_seen_seconds',
    'Age of the last sign of life of each workers process',
    'worker',
    ({ workers }) => workers,
  );
}

function onceInAWhile<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let last: { readonly at: number; readonly value: Promise<Value> } | undefined;
  return () => {
    const at = performance.now();
    if (!last || at - last.at > SAME_SCRAPE_MS) last = { at, value: read() };
    return last.value;
  };
}
