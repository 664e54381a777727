import { dateInZone } from '#domain/calendar/zoned-time';
import { parseInput } from '#domain/parse-input';
import type { TaskForm } from '#domain/tasks/task-form';
import { holdSession, holdSessionInput } from './hold-session.ts';
import { listSessionQuestions, questionChoices } from './question-choices.ts';
import { selectInvitations } from './session-invitation-store.ts';
import { listSessionPeople } from './session-people.ts';
import { getTaskSession } from './task-session.ts';

const dataSchema = holdSessionInput.omit({ sessionId: true });

/** «Проведение заседания»: who sat, which families and invited bodies came (П1 п.4.4, 4.12; П4–11 ст.IV, VI; T-058, T-060, T-061). */
export const holdSessionForm: TaskForm = {
  formKey: 'hold-session',

  async prepare(ctx, task) {
    const { session, timeZone } = await getTaskSession(ctx, task);
    const questions = await listSessionQuestions(ctx, session.id);
    const bodies = (await selectInvitations(ctx.db, session.id)).filter(({ organisationId }) => organisationId !== null);
    const plannedOn = dateInZone(session.plannedAt, timeZone);
    return {
      initial: {
        heldOn: plannedOn,
        families: questions.map(({ id }) => ({ questionId: id })),
        bodies: bodies.map(({ id }) => ({ invitationId: id })),
      },
      choices: {
        members: await listSessionPeople(ctx, session, plannedOn),
        questions: questionChoices(questions),
        invitations: bodies.map(({ id, organisationName, agendaItemId }) => ({
          value: id,
          label: organisationName ?? '',
          hint: questions.find((question) => question.id === agendaItemId)?.number ?? '',
        })),
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
