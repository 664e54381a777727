import { scheduleVisit, scheduleVisitInput } from '#domain/visits/schedule-visit';
import { defineTask } from '#engine/task';

/** Finds when the next visit to the family is due (П1 п.5.10; T-122). */
export const scheduleVisitTask = defineTask({
  topic: 'schedule-visit',
  input: scheduleVisitInput,
  run: (ctx, input) => scheduleVisit(ctx, input),
});
