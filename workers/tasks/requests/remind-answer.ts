import { remindAnswer, remindAnswerInput } from '#domain/requests/remind-answer';
import { defineTask } from '#engine/task';

/** Reminds the curator that an answer is due (П1 п.5.3; T-077). */
export const remindAnswerTask = defineTask({
  topic: 'remind-answer',
  input: remindAnswerInput,
  async run(ctx, input) {
    await remindAnswer(ctx, input);
    return {};
  },
});
