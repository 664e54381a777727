import { z } from 'zod';
import type { QuestionKind } from '#domain/sessions/agenda-item';
import { choiceValues, nth, type AnswerContext, type CaseAnswer, type Story } from './answer.ts';
import { helpKindsOf } from './plan-answers.ts';

/** A question of a session with the story of its family and how often its kind was decided or put off before. */
export interface StoryQuestion {
  readonly questionId: string;
  readonly kind: QuestionKind;
  readonly story: Story;
  readonly decidedBefore: number;
  /** What is decided whatever the story says next. */
  readonly outcome?: Story['results'][number];
}

/** What the secretary and the chairman fill in. The questions of a session belong to several stories. */
export type SessionAnswer = (context: AnswerContext, questions: readonly StoryQuestion[]) => Readonly<Record<string, unknown>>;

export const sessionAgenda: SessionAnswer = (context, questions) => ({
  questionIds: questions.map(({ questionId }) => questionId),
  invitedOn: context.today,
  way: 'phone',
});

export const holdSession: SessionAnswer = (context) => ({
  heldOn: context.today,
  presentMemberIds: choiceValues(context, 'members'),
  families: choiceValues(context, 'questions').map((questionId, index) =>
    index % 5 === 4 ? { questionId, attended: 'no', absenceReason: 'Болезнь ребенка' } : { questionId, attended: 'yes' },
  ),
  bodies: (context.prepared.choices['invitations'] ?? []).map(({ value }) => ({
    invitationId: value,
    attended: 'yes',
    representative: 'Представитель организации',
  })),
});

export const recordDecisions: SessionAnswer = (context, questions) => ({
  decisions: questions.map((question) => ({
    questionId: question.questionId,
    ...decisionOn(question, groundOf(context, question.questionId)),
  })),
});

/** What the event that called the consilium says of decision в is filled in already. */
function groundOf({ prepared }: AnswerContext, questionId: string): Ground {
  return decisionRows.parse(prepared.initial).decisions.find((row) => row.questionId === questionId) ?? {};
}

const ground = z.object({
  terminationGround: z.string().optional(),
  newDistrict: z.string().optional(),
  refusalDocumentId: z.string().optional(),
  refusedOn: z.string().optional(),
});
type Ground = z.infer<typeof ground>;
const decisionRows = z.object({ decisions: z.array(ground.extend({ questionId: z.string() })) });

const NO_NEED = 'Семья получает все необходимое как социальные услуги';

function decisionOn(question: StoryQuestion, known: Ground): Readonly<Record<string, unknown>> {
  switch (question.kind) {
    case 'acceptance':
    case 'plan':
      return acceptance(question);
    case 'need':
      if (question.story.earlyNeed === 'need-not-confirmed') return { outcome: 'need-not-confirmed', reason: NO_NEED };
      return { outcome: 'need-confirmed', helpKinds: helpKindsOf(question.story) };
    case 'level':
      return { outcome: 'level-set', ...levelOf(question.story) };
    case 'progress':
      return { outcome: 'noted', recommendation: 'Продолжить работу по ИПССС' };
    case 'results':
      return results(question, known);
  }
}

function acceptance({ story, decidedBefore }: StoryQuestion): Readonly<Record<string, unknown>> {
  const outcome = nth(story.acceptance, decidedBefore);
  if (outcome === 'rework') return { outcome, remarks: 'Уточнить сроки мероприятий и ответственных' };
  if (outcome === 'postponed') return { outcome, reason: 'Не хватает сведений от школы' };
  if (outcome === 'need-not-confirmed') return { outcome, reason: NO_NEED };
  return {
    outcome,
    helpKinds: helpKindsOf(story),
    ...levelOf(story),
    ippsuOverride: 'ИППСУ оформляется, помощь нужна семье уже сейчас',
  };
}

const newLevelOf = (story: Story) =>
  story.levelOfExtension === undefined ? {} : levelOf({ ...story, level: story.levelOfExtension });

const levelOf = (story: Story) => ({
  level: story.level,
  levelReason: 'Проблемы семьи требуют участия нескольких учреждений',
  loadReason: 'Куратор знает семью, другие кураторы Центра заняты больше',
});

function results(question: StoryQuestion, known: Ground): Readonly<Record<string, unknown>> {
  const { story } = question;
  const outcome = question.outcome ?? nth(story.results, question.decidedBefore);
  if (outcome === 'extend') return { outcome, reason: 'Мероприятиям нужно больше времени', ...newLevelOf(story) };
  if (outcome === 'continue') return { outcome, reason: 'Обстановка в семье не изменилась, помощь идёт по плану' };
  if (outcome === 'administrative') return { outcome, reason: 'Сопровождать больше некого' };
  if (outcome === 'terminate' && known.terminationGround !== undefined) return { outcome, ...known };
  if (outcome === 'terminate') {
    return { outcome, terminationGround: 'moved', newDistrict: 'Альметьевский муниципальный район', reason: 'Семья переехала' };
  }
  return { outcome, results: ['help-received', 'trouble-overcome'], reason: 'Цели программы достигнуты' };
}

/** The consilium's reason is there already; the curator adds where else the family finds help. */
export const unconfirmedNotice: CaseAnswer = (context) => ({
  notifiedOn: context.today,
  delivery: 'handed',
  recipientId: choiceValues(context, 'adults')[0],
  reasonKind: 'services-enough',
  reason: 'Семья получает все необходимое как социальные услуги',
  suggestedHelp: ['social-services', 'benefits'],
  suggestedNote: 'Меры социальной поддержки оформляют в многофункциональном центре',
});

export const signMinutes: SessionAnswer = () => ({ isSigned: true });
