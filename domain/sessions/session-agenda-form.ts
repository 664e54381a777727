import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { parseInput } from '#domain/parse-input';
import type { TaskForm } from '#domain/tasks/task-form';
import { publishAgenda } from './publish-agenda.ts';
import { getTaskSession } from './task-session.ts';
import { listWaitingQuestions } from './waiting-view.ts';

const dataSchema = z.object({ questionIds: z.array(z.uuid()).min(1), invitedOn: z.iso.date() });

/** «Повестка заседания»: which of the waiting questions this session takes up (П1 п.4.4; T-058, T-060). */
export const sessionAgendaForm: TaskForm = {
  formKey: 'session-agenda',

  async prepare(ctx, task) {
    const { session, timeZone } = await getTaskSession(ctx, task);
    const waiting = await listWaitingQuestions(ctx, { centreId: session.centreId });
    return {
      initial: { questionIds: waiting.map((question) => question.agendaItemId), invitedOn: dateInZone(ctx.now, timeZone) },
      choices: {
        questions: waiting.map((question) => ({
          value: question.agendaItemId,
          label: `${question.case.number} ${question.case.family}: ${question.label}`,
          ...(question.dueOn !== null && { hint: `срок ${russianDate(question.dueOn)}` }),
        })),
      },
      facts: [{ label: 'Заседание', value: `${russianDate(dateInZone(session.plannedAt, timeZone))}, ${session.place}` }],
    };
  },

  async complete(ctx, task, data) {
    const { session } = await getTaskSession(ctx, task);
    await publishAgenda(ctx, { sessionId: session.id, ...parseInput(dataSchema, data) });
    return {};
  },
};
