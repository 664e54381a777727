import { dateInZone } from '#domain/calendar/zoned-time';
import { parseInput } from '#domain/parse-input';
import type { TaskForm } from '#domain/tasks/task-form';
import { holdSession, holdSessionInput } from './hold-session.ts';
import { listSessionQuestions, questionChoices } from './question-choices.ts';
import { listSessionPeople } from './session-people.ts';
import { getTaskSession } from './task-session.ts';

const dataSchema = holdSessionInput.omit({ sessionId: true });

/** «Проведение заседания»: who sat, and which families came (П1 п.4.4; П4–11 ст.IV, VI; T-058, T-060). */
export const holdSessionForm: TaskForm = {
  formKey: 'hold-session',

  async prepare(ctx, task) {
    const { session, timeZone } = await getTaskSession(ctx, task);
    const questions = await listSessionQuestions(ctx, session.id);
    const plannedOn = dateInZone(session.plannedAt, timeZone);
    return {
      initial: { heldOn: plannedOn, families: questions.map(({ id }) => ({ questionId: id })) },
      choices: {
        members: await listSessionPeople(ctx, session, plannedOn),
        questions: questionChoices(questions),
      },
      facts: [{ label: 'Заседание', value: `№ ${session.number}, ${session.place}` }],
    };
  },

  async complete(ctx, task, data) {
    const { session } = await getTaskSession(ctx, task);
    await holdSession(ctx, { sessionId: session.id, ...parseInput(dataSchema, data) });
    return {};
  },
};
