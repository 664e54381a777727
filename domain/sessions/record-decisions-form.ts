import { parseInput } from '#domain/parse-input';
import { readSetting } from '#domain/settings/read-setting';
import type { Choice, TaskForm } from '#domain/tasks/task-form';
import type { QuestionKind } from './agenda-item.ts';
import { describeQuestion } from './describe-question.ts';
import { OUTCOMES } from './outcomes.ts';
import { listSessionQuestions, questionChoices } from './question-choices.ts';
import { recordDecisions, recordDecisionsInput } from './record-decisions.ts';
import { listRefusalDocuments } from './refusal-documents.ts';
import { listPresentPeople } from './session-people.ts';
import { getTaskSession } from './task-session.ts';

const dataSchema = recordDecisionsInput.omit({ sessionId: true });

/** «Решения консилиума»: one outcome for every question (П1 п.4.1, 4.4, 4.8, 5.8; T-062, T-064, T-087). */
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
      initial: { decisions: questions.map(({ id }) => ({ questionId: id })), dissents: [] },
      choices: {
        questions: questionChoices(questions),
        outcomes: outcomeChoices(new Set(questions.map(({ kind }) => kind))),
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

/** Only outcomes that some question of this agenda can have. */
function outcomeChoices(kinds: ReadonlySet<QuestionKind>): Choice[] {
  return OUTCOMES.filter((outcome) => outcome.kinds.some((kind) => kinds.has(kind))).map(({ code, label, group }) => ({
    value: code,
    label,
    group,
  }));
}
