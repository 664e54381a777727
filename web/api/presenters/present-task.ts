import type { z } from 'zod';
import type { preparedForm, taskAnswer } from '#contract/tasks';
import type { TaskAnswer } from '#domain/tasks/get-task';
import type { PreparedForm } from '#domain/tasks/task-form';

/** A task with its form, as the contract has it. */
export function presentTask({ task, form, prepared, draft, hasHints, may }: TaskAnswer): z.input<typeof taskAnswer> {
  return { task, form, prepared: presentPrepared(prepared), draft, hasHints, may: [...may] };
}

export function presentPrepared({ initial, choices, facts }: PreparedForm): z.input<typeof preparedForm> {
  const lists = Object.entries(choices).map(([name, list]) => [name, list.map((choice) => ({ ...choice }))] as const);
  return { initial, choices: Object.fromEntries(lists), facts: [...facts] };
}
