import type { EngineVariables } from '#domain/commands/request-command';
import type { Context } from '#domain/context';
import { getForm } from '#domain/forms/read-form';
import { validateForm } from '#domain/forms/validate-form';
import type { OpenTask, TaskForm } from '#domain/tasks/task-form';

/** Fills a form as its task would: prepared, checked by the schema and the lists, completed in one transaction. */
export async function fillForm(
  form: TaskForm,
  ctx: Context,
  task: OpenTask,
  data: Readonly<Record<string, unknown>>,
): Promise<EngineVariables> {
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const prepared = await form.prepare(tx, task);
    validateForm(getForm(form.formKey), data, prepared.choices);
    return form.complete(tx, task, data);
  });
}
