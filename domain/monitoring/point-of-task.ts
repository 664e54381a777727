import { z } from 'zod';
import type { OpenTask } from '#domain/tasks/task-form';

const pointId = z.uuid().optional().catch(undefined);

/** The control point for which a report is written; tasks of processes released before it was handed down have none (T-168, T-169). */
export const pointOfTask = (task: OpenTask): string | undefined => pointId.parse(task.variables['controlPointId'] ?? undefined);
