import { z } from 'zod';
import { completeTaskRequest } from './tasks.ts';

/** An appeal is a start form: its data follows `forms/register-appeal.schema.json` in the given version. */
export const registerAppealRequest = completeTaskRequest;
export const registerAppealAnswer = z.object({
  caseId: z.uuid(),
  number: z.string(),
  state: z.enum(['moved-on', 'saved']),
  message: z.string(),
});

export type RegisterAppealRequest = z.input<typeof registerAppealRequest>;
export type RegisterAppealAnswer = z.infer<typeof registerAppealAnswer>;
