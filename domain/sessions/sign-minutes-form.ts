import { z } from 'zod';
import { parseInput } from '#domain/parse-input';
import type { TaskForm } from '#domain/tasks/task-form';
import { listSessionQuestions, questionChoices } from './question-choices.ts';
import { signMinutes } from './sign-minutes.ts';
import { getTaskSession } from './task-session.ts';

const dataSchema = z.object({ isSigned: z.literal(true) });

/** «Подписание протокола заседания» (П1 п.4.4; T-058, T-164). */
export const signMinutesForm: TaskForm = {
  formKey: 'sign-minutes',

  async prepare(ctx, task) {
    const { session } = await getTaskSession(ctx, task);
    const questions = questionChoices(await listSessionQuestions(ctx, session.id));
    return {
      initial: {},
      choices: {},
      facts: questions.map(({ label, hint }) => ({ label, value: hint ?? '' })),
    };
  },

  async complete(ctx, task, data) {
    parseInput(dataSchema, data);
    const { session } = await getTaskSession(ctx, task);
    await signMinutes(ctx, { sessionId: session.id });
    return {};
  },
};
