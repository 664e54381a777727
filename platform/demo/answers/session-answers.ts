import { choiceValues, nth, type AnswerContext, type Story } from './answer.ts';

/** A question of a session with the story of its family and how often its kind was decided before. */
export interface StoryQuestion {
  readonly questionId: string;
  readonly kind: 'acceptance' | 'results';
  readonly story: Story;
  readonly decidedBefore: number;
}

/** What the secretary and the chairman fill in. The questions of a session belong to several stories. */
export type SessionAnswer = (context: AnswerContext, questions: readonly StoryQuestion[]) => Readonly<Record<string, unknown>>;

export const sessionAgenda: SessionAnswer = (context, questions) => ({
  questionIds: questions.map(({ questionId }) => questionId),
  invitedOn: context.today,
});

export const holdSession: SessionAnswer = (context) => ({
  heldOn: context.today,
  presentMemberIds: choiceValues(context, 'members'),
  families: choiceValues(context, 'questions').map((questionId, index) =>
    index % 5 === 4 ? { questionId, attended: 'no', absenceReason: 'Болезнь ребенка' } : { questionId, attended: 'yes' },
  ),
});

export const recordDecisions: SessionAnswer = (_context, questions) => ({
  decisions: questions.map((question) => ({
    questionId: question.questionId,
    ...(question.kind === 'acceptance' ? acceptance(question) : results(question)),
  })),
});

function acceptance({ story, decidedBefore }: StoryQuestion): Readonly<Record<string, unknown>> {
  const outcome = nth(story.acceptance, decidedBefore);
  if (outcome === 'rework') return { outcome, remarks: 'Уточнить сроки мероприятий и ответственных' };
  if (outcome === 'need-not-confirmed') return { outcome, reason: 'Семья получает все необходимое как социальные услуги' };
  return {
    outcome,
    helpKinds: story.category === 'disabled-child' ? ['medical', 'pedagogical', 'psychological'] : ['psychological', 'social'],
    level: story.level,
    levelReason: 'Проблемы семьи требуют участия нескольких учреждений',
  };
}

function results({ story, decidedBefore }: StoryQuestion): Readonly<Record<string, unknown>> {
  const outcome = nth(story.results, decidedBefore);
  if (outcome === 'extend') return { outcome, reason: 'Мероприятиям нужно больше времени' };
  if (outcome === 'terminate') {
    return { outcome, terminationGround: 'moved', newDistrict: 'Альметьевский муниципальный район', reason: 'Семья переехала' };
  }
  return { outcome, results: ['help-received', 'trouble-overcome'], reason: 'Цели программы достигнуты' };
}

export const signMinutes: SessionAnswer = () => ({ isSigned: true });
