import { z } from 'zod';
import type { OpenTask } from '#domain/tasks/task-form';

/** Id of the case to which a task belongs; a task of a stage always has one. */
export function caseOf(task: OpenTask): string {
  if (task.caseId === undefined) throw new Error(`task ${task.taskKey} belongs to no case`);
  return task.caseId;
}

/** Id that the process hands down under this name, such as `agendaItemId` or `planItemId`. */
export function idOf(task: OpenTask, name: string): string {
  return z.uuid().parse(task.variables[name]);
}
