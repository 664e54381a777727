import type { Context } from '#domain/context';
import { getCaseEvent } from '#domain/events/case-event';
import { parseInput } from '#domain/parse-input';
import { readSetting } from '#domain/settings/read-setting';
import type { Choice, TaskForm } from '#domain/tasks/task-form';
import { describeQuestion } from './describe-question.ts';
import { OUTCOMES } from './outcomes.ts';
import { listSessionQuestions, questionChoices, type SessionQuestion } from './question-choices.ts';
import type { DecisionRow } from './read-decision.ts';
import { recordDecisions, recordDecisionsInput } from './record-decisions.ts';
import { listRefusalDocuments } from './refusal-documents.ts';
import { listPresentPeople } from './session-people.ts';
import { getTaskSession } from './task-session.ts';

const dataSchema = recordDecisionsInput.omit({ sessionId: true });

/** «Решения консилиума»: one outcome for every question (П1 п.4.1, 4.4, 4.8, 5.8; T-062, T-064, T-087, T-091). */
export const recordDecisionsForm: TaskForm = {
  formKey: 'record-decisions',

  async prepare(ctx, task) {
    const { session } = await getTaskSession(ctx, task);
    const questions = await listSessionQuestions(ctx, session.id);
    const facts =
      questions.length > 0
        ? await Promise.all(questions.map((question) => describeQuestion(ctx, question)))
        : [{ label: 'Вопросы', value: 'все сняты с рассмотрения: решений нет, останется подписать протокол' }];
    const isVoting = await readSetting(ctx, 'consiliumVotes', session.centreId);
    const present = await listPresentPeople(ctx, session.id);
    return {
      initial: {
        decisions: await Promise.all(
          questions.map(async (question) => ({
            questionId: question.id,
            // Most centres do not vote: without this the form does not ask for votes.
            ...(isVoting && { isVoting }),
            ...(await groundOfEvent(ctx, question)),
          })),
        ),
        dissents: [],
      },
      choices: {
        questions: questionChoices(questions),
        outcomes: outcomeChoices(questions, await readSetting(ctx, 'administrativeClosing', session.centreId)),
        documents: await listRefusalDocuments(
          ctx,
          questions.map(({ caseId }) => caseId),
        ),
        present,
      },
      facts: isVoting ? [...facts, { label: 'Голосование', value: `присутствует с правом голоса: ${present.length}` }] : facts,
    };
  },

  async complete(ctx, task, data) {
    const { session } = await getTaskSession(ctx, task);
    await recordDecisions(ctx, { sessionId: session.id, ...parseInput(dataSchema, data) });
    return {};
  },
};

/** What the event says already of decision в: the curator has recorded it, and the chairman need not write it again (T-091–T-093). */
async function groundOfEvent(ctx: Context, { caseEventId }: SessionQuestion): Promise<Partial<DecisionRow>> {
  if (caseEventId === null) return {};
  const { kind, newDistrict, documentId, refusedOn } = await getCaseEvent(ctx, caseEventId);
  if (kind === 'family-moved') return { terminationGround: 'moved', ...(newDistrict !== null && { newDistrict }) };
  if (kind !== 'family-refused') return {};
  return {
    terminationGround: 'family-refused',
    ...(documentId !== null && { refusalDocumentId: documentId }),
    ...(refusedOn !== null && { refusedOn }),
  };
}

/** Only outcomes that some question of this agenda can have. */
function outcomeChoices(questions: readonly SessionQuestion[], isClosingAllowed: boolean): Choice[] {
  const kinds = new Set(questions.map(({ kind }) => kind));
  const isCalled = questions.some(({ kind, caseEventId }) => kind === 'results' && caseEventId !== null);
  return OUTCOMES.filter(
    ({ code, kinds: known }) =>
      known.some((kind) => kinds.has(kind)) &&
      (code !== 'continue' || isCalled) &&
      (code !== 'administrative' || isClosingAllowed),
  ).map(({ code, label, group }) => ({ value: code, label, group }));
}
