import type { WorkerTask } from '#engine/task';

/** Every step that a workers process performs; the topic is the name of the task's file. */
export const tasks: readonly WorkerTask[] = [];
