import type { Context } from '#domain/context';
import { getTaskForm } from './forms.ts';
import { actInTask, getOpenTask } from './open-task.ts';
import type { FormHint } from './task-form.ts';

/** What a form has to say about unfinished data, for those who may see the task; nothing is stored (T-038). */
export async function hintTask(ctx: Context, input: { taskId: string; data: unknown }): Promise<readonly FormHint[]> {
  const found = await getOpenTask(ctx, input.taskId);
  const form = getTaskForm(found.task.formKey);
  return (await form.hints?.(actInTask(ctx, found), found.task, input.data)) ?? [];
}
