import type { OpenTask } from './task-form.ts';

/** The case that a task belongs to; a task of a session has none, and its forms do not ask. */
export function caseOfTask(task: OpenTask): string {
  if (!task.caseId) throw new Error(`task ${task.taskId} of form ${task.formKey} belongs to no case`);
  return task.caseId;
}
