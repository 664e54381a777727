import type { ReportKind } from '#engine/subscribe-tasks';
import type { WorkerLife } from '#engine/worker-status';
import { Counter, Gauge, type Registry } from '#platform/metrics';

/** Counts what the engine accepted about each step, by topic. */
export function countReports(registry: Registry): (topic: string, kind: ReportKind) => void {
  const outcomes = new Counter({
    name: 'support_task_reports_total',
    help: 'Reports about steps that the engine accepted, by topic: completed, refused, failed (tried again), stopped (an incident)',
    labelNames: ['topic', 'outcome'],
    registers: [registry],
  });
  return (topic, outcome) => outcomes.inc({ topic, outcome });
}

/** How this workers process is: the age of its last good poll, and the steps in its hands. */
export function measureLife(registry: Registry, readLife: () => WorkerLife): void {
  new Gauge({
    name: 'support_worker_poll_age_seconds',
    help: 'Time since the engine was last polled with success',
    registers: [registry],
    collect() {
      const { lastGoodPollAt, startedAt } = readLife();
      this.set((Date.now() - (lastGoodPollAt ?? startedAt).getTime()) / 1000);
    },
  });
  new Gauge({
    name: 'support_worker_active_tasks',
    help: 'Steps that this process works on',
    registers: [registry],
    collect() {
      this.set(readLife().activeTasks);
    },
  });
}
