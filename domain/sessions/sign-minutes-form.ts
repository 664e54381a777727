import { z } from 'zod';
import type { Context } from '#domain/context';
import { parseInput } from '#domain/parse-input';
import type { PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { listUserNames } from '#domain/users/user-name-view';
import { QUESTION_LABELS } from './agenda-item.ts';
import { selectSessionItems } from './agenda-item-store.ts';
import { listDissents, listPostponed, listWithdrawn } from './minutes-view.ts';
import { outcomeLabel } from './outcomes.ts';
import { listSessionQuestions } from './question-choices.ts';
import type { Session } from './session.ts';
import { signMinutes } from './sign-minutes.ts';
import { getTaskSession } from './task-session.ts';

const dataSchema = z.object({ isSigned: z.literal(true) });

/** «Подписание протокола заседания»: what is signed stands above it (П1 п.4.4; T-018, T-058, T-164). */
export const signMinutesForm: TaskForm = {
  formKey: 'sign-minutes',

  async prepare(ctx, task) {
    const { session } = await getTaskSession(ctx, task);
    return {
      initial: {},
      choices: {},
      facts: [
        ...(await chairmanFact(ctx, session)),
        ...(await decisionFacts(ctx, session.id)),
        ...(await openFacts(ctx, session.id)),
      ],
    };
  },

  async complete(ctx, task, data) {
    parseInput(dataSchema, data);
    const { session } = await getTaskSession(ctx, task);
    await signMinutes(ctx, { sessionId: session.id });
    return {};
  },
};

/** A deputy leads in place of the absent chairman, and the minutes say so (T-018; AMB-47). */
async function chairmanFact(ctx: Context, { chairmanId, chairmanOnBehalfOf }: Session): Promise<PreparedForm['facts']> {
  if (chairmanId === null) return [];
  const names = await listUserNames(ctx, [chairmanId, chairmanOnBehalfOf ?? '']);
  const name = names.get(chairmanId)?.name ?? '';
  const absent = chairmanOnBehalfOf === null ? undefined : (names.get(chairmanOnBehalfOf)?.name ?? '');
  return [
    absent === undefined
      ? { label: 'Председатель', value: name }
      : { label: 'И. о. председателя', value: `${name} (замещает: ${absent})` },
  ];
}

async function decisionFacts(ctx: Context, sessionId: string): Promise<PreparedForm['facts']> {
  const questions = await listSessionQuestions(ctx, sessionId);
  const items = new Map((await selectSessionItems(ctx.db, sessionId)).map((item) => [item.id, item]));
  const dissents = await listDissents(ctx, sessionId);
  return questions.map(({ id, kind, number, family }) => {
    const outcome = items.get(id)?.outcome ?? null;
    const words = [
      QUESTION_LABELS[kind],
      outcome === null ? 'нет решения' : outcomeLabel(outcome),
      ...dissents
        .filter(({ agendaItemId }) => agendaItemId === id)
        .map(({ member, text }) => `особое мнение (${member.name}): ${text}`),
    ];
    return { label: `${number} ${family}`, value: words.join('; ') };
  });
}

async function openFacts(ctx: Context, sessionId: string): Promise<PreparedForm['facts']> {
  const rows = [
    ...(await listPostponed(ctx, sessionId)).map((row) => ({ ...row, fate: 'отложено' })),
    ...(await listWithdrawn(ctx, sessionId)).map((row) => ({ ...row, fate: 'снято с рассмотрения' })),
  ];
  return rows.map(({ caseNumber, family, kind, fate, reason }) => ({
    label: `${caseNumber} ${family}`,
    value: `${QUESTION_LABELS[kind]}; ${fate}: ${reason}`,
  }));
}
