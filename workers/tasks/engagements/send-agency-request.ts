import { sendAgencyRequest, sendAgencyRequestInput } from '#domain/engagements/send-agency-request';
import { defineTask } from '#engine/task';

/** Writes the letter to the organisation that is asked to help with a measure (П1 п.5.3; T-077, T-117). */
export const sendAgencyRequestTask = defineTask({
  topic: 'send-agency-request',
  input: sendAgencyRequestInput,
  run: (ctx, input) => sendAgencyRequest(ctx, input),
});
