import { remindLetter, remindLetterInput } from '#domain/requests/remind-agency';
import { defineTask } from '#engine/task';

/** Reminds the curator that the answer to a letter is due (П1 п.5.3; T-077). */
export const remindLetterTask = defineTask({
  topic: 'remind-letter',
  input: remindLetterInput,
  async run(ctx, input) {
    await remindLetter(ctx, input);
    return {};
  },
});
