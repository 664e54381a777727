import type { EngineVariables } from '#domain/commands/request-command';
import type { Context } from '#domain/context';

/** An open user task as a form sees it: where it belongs and which ids its process carries. */
export interface OpenTask {
  readonly taskId: string;
  readonly taskKey: string;
  readonly formKey: string;
  readonly processDefinitionId: string;
  /** Business key of the instance: a case number, or the number of a session. */
  readonly businessKey: string;
  readonly caseId: string | undefined;
  readonly sessionId: string | undefined;
  /** Variables as the step sees them, of its own scope and those around it: ids, codes, dates, numbers. */
  readonly variables: EngineVariables;
}

/** One thing to choose in a form; `hint` is a second line such as the load of a curator. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** Heading under which the choice stands in a long list. */
  readonly group?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What a form shows when it is opened: prefilled data, lists to choose from, and facts to read beside it. */
export interface PreparedForm {
  readonly initial: Readonly<Record<string, unknown>>;
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  /** Read-only lines above the form: what the person must know to fill it. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** A yellow note beside a form that is being filled: it tells, it never stops anybody. */
export interface FormHint {
  readonly code: string;
  readonly message: string;
  /** Place in the form, as a JSON pointer; without one it concerns the whole form. */
  readonly pointer?: string;
}

/**
 * What stands behind one file of `forms/`: how it is prepared, and what its completion does.
 * `complete` runs inside the transaction that validates the form, writes the audit event and the outbox row;
 * it stores the facts and returns the variables with which the engine's task is completed.
 */
export interface TaskForm {
  readonly formKey: string;
  prepare(ctx: Context, task: OpenTask): Promise<PreparedForm>;
  /** Notes on what has been filled in so far; the data may be incomplete or wrong in any way. */
  hints?(ctx: Context, task: OpenTask, data: unknown): Promise<readonly FormHint[]>;
  complete(ctx: Context, task: OpenTask, data: unknown): Promise<EngineVariables>;
}
