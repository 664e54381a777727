import { openReview, openReviewInput } from '#domain/monitoring/open-review';
import { defineTask } from '#engine/task';

/** Opens the review of the results and says whether the family is asked first (П1 п.5.8; T-085, T-096, T-097, T-167). */
export const openReviewTask = defineTask({
  topic: 'open-review',
  input: openReviewInput,
  run: (ctx, input) => openReview(ctx, input),
});
