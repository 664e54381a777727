import { scheduleControl, scheduleControlInput } from '#domain/monitoring/schedule-control';
import { defineTask } from '#engine/task';

/** Finds the next control point of the plan in force (П1 п.5.8; T-085, T-168). */
export const scheduleControlTask = defineTask({
  topic: 'schedule-control',
  input: scheduleControlInput,
  run: (ctx, input) => scheduleControl(ctx, input),
});
