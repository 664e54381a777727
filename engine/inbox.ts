import type { Knex } from 'knex';
import { z } from 'zod';

/** What was, or will be, told to the engine about one external task. */
export type TaskOutcome =
  | { readonly kind: 'completed'; readonly variables: Readonly<Record<string, string | number | boolean | null>> }
  | { readonly kind: 'bpmn-error'; readonly code: string };

/** One delivery of an external task, and its outcome when it has one. */
export interface Delivery {
  /** How often it came without a report so far; a process that died may have counted it and not begun it. */
  readonly attempts: number;
  readonly outcome: TaskOutcome | undefined;
}

export interface DeliveredTask {
  readonly id: string;
  readonly topic: string;
  readonly businessKey: string | undefined;
}

const storedOutcome = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('completed'),
      variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
    z.object({ kind: z.literal('bpmn-error'), code: z.string() }),
  ])
  .nullable();
const countedRow = z.object({ external_task_id: z.string(), attempts: z.number(), outcome: storedOutcome });

/**
 * Counts one more delivery of each task, in one statement of its own transaction and before any work: a task that ends its process every
 * time is thus found, although nobody reported.
 */
export async function countDeliveries(db: Knex, tasks: readonly DeliveredTask[]): Promise<ReadonlyMap<string, Delivery>> {
  const rows: unknown = await db('app.task_results')
    .insert(
      tasks.map((task) => ({
        external_task_id: task.id,
        topic: task.topic,
        case_number: task.businessKey ?? null,
        attempts: 1,
        first_seen_at: db.fn.now(),
      })),
    )
    .onConflict('external_task_id')
    .merge({ attempts: db.raw('task_results.attempts + 1') })
    .returning(['external_task_id', 'attempts', 'outcome']);
  const counted = z.array(countedRow).parse(rows);
  return new Map(counted.map((row) => [row.external_task_id, { attempts: row.attempts, outcome: row.outcome ?? undefined }]));
}

/** Counts that the task really begins now, and says for which time without a report. */
export async function countBeginning(db: Knex, externalTaskId: string): Promise<number> {
  const rows: unknown = await db('app.task_results')
    .where({ external_task_id: externalTaskId })
    .update({ begun: db.raw('begun + 1') })
    .returning('begun');
  return z.tuple([z.object({ begun: z.number() })]).parse(rows)[0].begun;
}

/** Takes one delivery back: the task was counted ahead and then not begun. */
export async function uncountDelivery(db: Knex, externalTaskId: string): Promise<void> {
  await db('app.task_results')
    .where({ external_task_id: externalTaskId })
    .where('attempts', '>', 0)
    .update({ attempts: db.raw('attempts - 1') });
}

/** Holds the task's row for the transaction: who has one task with another worker waits here and then finds the outcome. */
export async function lockOutcome(trx: Knex, externalTaskId: string): Promise<TaskOutcome | undefined> {
  const row: unknown = await trx('app.task_results').where({ external_task_id: externalTaskId }).forUpdate().first('outcome');
  return z.object({ outcome: storedOutcome }).parse(row).outcome ?? undefined;
}

/**
 * Stores the outcome in the transaction of the effect, so that both happen or neither. Says whether it was the first: of two
 * workers that did one task the second hears `false`, and its effect has to be rolled back.
 */
export async function storeOutcome(trx: Knex, externalTaskId: string, outcome: TaskOutcome): Promise<boolean> {
  const stored = await trx('app.task_results')
    .where({ external_task_id: externalTaskId })
    .whereNull('outcome')
    .update({ outcome: JSON.stringify(outcome), done_at: trx.raw('clock_timestamp()') });
  return stored === 1;
}

/** After a failure was reported the engine counts, so our own counts begin anew. */
export async function clearAttempts(db: Knex, externalTaskId: string): Promise<void> {
  await db('app.task_results').where({ external_task_id: externalTaskId }).update({ attempts: 0, begun: 0 });
}

/** Forgets a BPMN error that the diagram does not handle: after the diagram is mended, the step is to be tried again. */
export async function forgetOutcome(db: Knex, externalTaskId: string): Promise<void> {
  await db('app.task_results')
    .where({ external_task_id: externalTaskId })
    .update({ attempts: 0, begun: 0, outcome: null, done_at: null });
}
