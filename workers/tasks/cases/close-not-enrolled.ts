import { z } from 'zod';
import { closeNotEnrolled, INTAKE_ENDINGS } from '#domain/cases/close-not-enrolled';
import { defineTask } from '#engine/task';

/** The family of a message did not apply: the case ends without an enrolment (П1 п.4.3). */
export const closeNotEnrolledTask = defineTask({
  topic: 'close-not-enrolled',
  input: z.object({ caseId: z.uuid(), intakeOutcome: z.enum(INTAKE_ENDINGS) }),
  async run(ctx, input) {
    await closeNotEnrolled(ctx, input);
    return {};
  },
});
