import type { Context } from '#domain/context';
import { getForm, type Form } from '#domain/forms/read-form';
import { findDraft, type Draft } from './draft-store.ts';
import { getTaskForm } from './forms.ts';
import { actInTask, getOpenTask, type AccessibleTask } from './open-task.ts';
import { presentTasks, type TaskRow } from './present-tasks.ts';
import type { PreparedForm } from './task-form.ts';

export type TaskAbility = 'claim' | 'release' | 'complete';

export interface TaskAnswer {
  readonly task: TaskRow;
  readonly form: Form;
  readonly prepared: PreparedForm;
  readonly draft: Draft | null;
  /** Whether the form has notes to ask for while it is filled. */
  readonly hasHints: boolean;
  readonly may: readonly TaskAbility[];
}

/** A task with its form, prepared for the acting person, and the draft that they left (T-105). */
export async function getTask(ctx: Context, taskId: string): Promise<TaskAnswer> {
  const found = await getOpenTask(ctx, taskId);
  const acting = actInTask(ctx, found);
  const [row] = await presentTasks(ctx, [found.row]);
  if (!row) throw new Error('a task was lost while it was presented');
  const taskForm = getTaskForm(found.task.formKey);
  return {
    task: row,
    form: getForm(found.task.formKey),
    prepared: await taskForm.prepare(acting, found.task),
    draft: (await findDraft(ctx.db, taskId, ctx.actor.id)) ?? null,
    hasHints: taskForm.hints !== undefined,
    may: listTaskAbilities(found),
  };
}

function listTaskAbilities({ row, isFree, isMine }: AccessibleTask): TaskAbility[] {
  return [
    ...(row.assigneeId === null ? (['claim'] as const) : []),
    ...(isMine ? (['release'] as const) : []),
    ...(isFree ? (['complete'] as const) : []),
  ];
}
