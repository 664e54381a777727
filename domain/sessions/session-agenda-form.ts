import { z } from 'zod';
import { describeDefect, listDocumentDefects } from '#domain/assessment/document-defects';
import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import type { PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { publishAgenda, publishAgendaInput } from './publish-agenda.ts';
import { getTaskSession } from './task-session.ts';
import { listWaitingQuestions, type WaitingQuestion } from './waiting-view.ts';

const dataSchema = publishAgendaInput.omit({ sessionId: true });

/** «Повестка заседания»: which of the waiting questions this session takes up, and who is invited (П1 п.4.4, 4.12; T-031, T-058, T-060, T-061). */
export const sessionAgendaForm: TaskForm = {
  formKey: 'session-agenda',

  async prepare(ctx, task) {
    const { session, timeZone } = await getTaskSession(ctx, task);
    const waiting = await listWaitingQuestions(ctx, { centreId: session.centreId });
    return {
      initial: {
        questionIds: waiting.map((question) => question.agendaItemId),
        invitedOn: dateInZone(ctx.now, timeZone),
        families: [],
        bodies: [],
      },
      choices: {
        questions: waiting.map((question) => ({
          value: question.agendaItemId,
          label: `${question.case.number} ${question.case.family}: ${question.label}`,
          ...(question.dueOn !== null && { hint: `срок ${russianDate(question.dueOn)}` }),
        })),
        organisations: await organisationChoices(ctx, { district: await districtOf(ctx, session.centreId) }),
      },
      facts: [
        { label: 'Заседание', value: `${russianDate(dateInZone(session.plannedAt, timeZone))}, ${session.place}` },
        ...(await defectFacts(ctx, waiting)),
      ],
    };
  },

  async complete(ctx, task, data) {
    const { session } = await getTaskSession(ctx, task);
    await publishAgenda(ctx, { sessionId: session.id, ...parseInput(dataSchema, data) });
    return {};
  },
};

/** What is missing or expired among the papers of each case, before the meeting (П4–11 ст.III; T-031). */
async function defectFacts(ctx: Context, waiting: readonly WaitingQuestion[]): Promise<PreparedForm['facts']> {
  const cases = new Map(waiting.map((question) => [question.case.id, question.case.number]));
  const facts = [];
  for (const [caseId, number] of cases) {
    const defects = await listDocumentDefects(ctx, caseId);
    if (defects.length > 0) facts.push({ label: `Документы по делу ${number}`, value: defects.map(describeDefect).join('; ') });
  }
  return facts;
}

async function districtOf(ctx: Context, centreId: string): Promise<string> {
  const row: unknown = await ctx.db('app.centres').first('district').where({ id: centreId });
  return z.object({ district: z.string() }).parse(row).district;
}
