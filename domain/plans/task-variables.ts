import { z } from 'zod';
import type { OpenTask } from '#domain/tasks/task-form';

/** Id that the process hands down to a task under this name, such as `agendaItemId` or `planItemId`. */
export function idOf(task: OpenTask, name: string): string {
  return z.uuid().parse(task.variables[name]);
}
