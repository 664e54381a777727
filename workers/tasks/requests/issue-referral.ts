import { issueReferral, issueReferralInput } from '#domain/requests/issue-referral';
import { defineTask } from '#engine/task';

/** Writes the numbered referral letter of a measure (П1 п.5.3; T-077). */
export const issueReferralTask = defineTask({
  topic: 'issue-referral',
  input: issueReferralInput,
  errors: ['NO_ADDRESSEE', 'NO_EXCHANGE_CONSENT'],
  run: (ctx, input) => issueReferral(ctx, input),
});
