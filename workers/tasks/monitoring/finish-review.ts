import { finishReview, finishReviewInput } from '#domain/monitoring/finish-review';
import { defineTask } from '#engine/task';

/** Closes the review and its event with the decision of the consilium (П1 п.5.8; T-087, T-097). */
export const finishReviewTask = defineTask({
  topic: 'finish-review',
  input: finishReviewInput,
  async run(ctx, input) {
    await finishReview(ctx, input);
    return {};
  },
});
