import type { z } from 'zod';
import type { EngineVariables } from '#domain/commands/request-command';
import type { Context } from '#domain/context';

/** One external-task topic: what it reads from the process, what it does, and which refusals the diagram handles. */
export interface WorkerTask {
  readonly topic: string;
  readonly input: z.ZodObject;
  /** Codes of `DomainError` that become BPMN errors; every other refusal is a failure. */
  readonly errors: readonly string[];
  /** Runs in the transaction of the inbox row, so its effect happens once. Returns the variables for the process. */
  run(ctx: Context, input: never, step: TaskStep): Promise<EngineVariables>;
}

/** Where the step stands: the case or session number and the engine's ids, none of them personal. */
export interface TaskStep {
  readonly externalTaskId: string;
  readonly businessKey: string;
  readonly processInstanceId: string;
}

/** Ties a topic to its input schema, so that `run` sees checked and typed variables. */
export function defineTask<Input extends z.ZodObject>(task: {
  topic: string;
  input: Input;
  errors?: readonly string[];
  run(ctx: Context, input: z.infer<Input>, step: TaskStep): Promise<EngineVariables>;
}): WorkerTask {
  return { errors: [], ...task };
}
