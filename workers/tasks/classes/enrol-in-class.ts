import { enrolInClass, enrolInClassInput } from '#domain/classes/enrol-in-class';
import { defineTask } from '#engine/task';

/** Places the people of a class measure in a group of the centre (П4–11 ст.V; T-073). */
export const enrolInClassTask = defineTask({
  topic: 'enrol-in-class',
  input: enrolInClassInput,
  errors: ['NO_CLASS_GROUP'],
  run: (ctx, input) => enrolInClass(ctx, input),
});
