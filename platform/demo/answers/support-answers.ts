import { choiceValues, nth, type CaseAnswer, type Story } from './answer.ts';

/** Every seventh measure does not work out. */
const FAILS_EVERY = 7;

export const handMemo: CaseAnswer = (context) => ({
  delivery: 'handed',
  deliveredOn: context.today,
  receivedByPersonId: nth(choiceValues(context, 'members'), 0),
});

export const chooseInstitution: CaseAnswer = (context) => ({
  organisationIds: choiceValues(context, 'organisations').slice(0, 2),
});

export const chooseAddressee: CaseAnswer = (context) => ({ organisationId: nth(choiceValues(context, 'organisations'), 0) });

export const referralAnswer: CaseAnswer = (context, story) =>
  (story.index + context.earlier) % FAILS_EVERY === 0
    ? { answer: 'refused', answeredOn: context.today, answerText: 'Нет свободных мест, повторное обращение через два месяца' }
    : { answer: 'accepted', answeredOn: context.today, answerText: 'Ребенок принят, прием назначен' };

export const markMeasure: CaseAnswer = (context, story) =>
  (story.index + context.earlier) % FAILS_EVERY === 0
    ? { mark: 'not-done', notDoneReason: 'Семья не смогла прийти в назначенное время' }
    : { mark: 'done', result: 'Помощь получена, семья довольна' };

export const halfYearReport: CaseAnswer = () => ({
  dynamics: 'Положительная: ребенок посещает занятия',
  familyState: 'Обстановка в семье спокойнее, документы оформлены',
  proposals: 'Продолжить сопровождение по плану',
});

export const annualReport: CaseAnswer = () => ({
  dynamics: 'За год семья стала обращаться за помощью сама',
  familyState: 'Ребенок наблюдается у врачей, занятия идут по расписанию',
  results: 'Получены услуги и выплаты, положенные ребенку',
  proposals: 'Рассмотреть итоги на консилиуме',
});

export const familyQuestionnaire: CaseAnswer = (context) => ({
  outcome: 'answered',
  filledOn: context.today,
  respondentId: nth(choiceValues(context, 'members'), 0),
  answers: choiceValues(context, 'questions').map((questionCode, index) => ({ questionCode, score: 4 + (index % 2) })),
});

export const reviewInformation: CaseAnswer = (context, story) => ({
  dynamics: 'Семья получает помощь, отношения с ребенком ровные',
  familyOpinion: 'Семья благодарит центр',
  proposals: 'Рассмотреть итоги на консилиуме',
  proposedDecision: proposalOf(nth(story.results, context.earlier)),
  effects: (context.prepared.choices['sheetItems'] ?? []).map(({ value }) => ({
    itemId: value,
    effect: 'Ребенок и родители получили помощь, перемены заметны',
  })),
});

/** Closing a case for want of a family is the chairman's word; the curator proposes to end the support. */
const proposalOf = (outcome: Story['results'][number]) => (outcome === 'administrative' ? 'terminate' : outcome);

export const closingNotice: CaseAnswer = (context) => ({
  sentOn: context.today,
  delivery: 'handed',
  recipientId: nth(choiceValues(context, 'adults'), 0),
  text: 'Сопровождение семьи завершено решением консилиума.',
});

export const postSupportObservation: CaseAnswer = (context) => ({
  observedOn: context.today,
  form: 'visit',
  familyState: 'same',
  actions: 'Беседа с матерью, осмотр условий проживания',
});

export const postSupportNote: CaseAnswer = ({ prepared }) => ({
  outcome: prepared.initial['outcome'],
  finalNote: 'Семья справляется самостоятельно, риски не выявлены.',
});
