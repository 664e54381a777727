import { scheduleIppsuWarning, scheduleIppsuWarningInput } from '#domain/intake/schedule-ippsu-warning';
import { defineTask } from '#engine/task';

/** Finds when the curator has to see to a new programme of social services (П4–11 ст.I; T-029). */
export const scheduleIppsuWarningTask = defineTask({
  topic: 'schedule-ippsu-warning',
  input: scheduleIppsuWarningInput,
  run: (ctx, input) => scheduleIppsuWarning(ctx, input),
});
