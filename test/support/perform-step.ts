import type { EngineVariables } from '#domain/commands/request-command';
import type { Context } from '#domain/context';
import type { WorkerTask } from '#engine/task';

/** Runs a worker step as the workers do: its input checked, its effect one transaction; the inbox is not asked. */
export async function performStep(task: WorkerTask, ctx: Context, variables: EngineVariables): Promise<EngineVariables> {
  const input = task.input.parse(variables);
  return ctx.db.transaction((db) =>
    // The task's own schema has just checked the input; the list of tasks of many types cannot say so.
    task.run({ ...ctx, db }, input as never, { externalTaskId: 'step', businessKey: 'case', processInstanceId: 'instance' }),
  );
}
