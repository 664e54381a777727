import { choiceValues, nth, plusDays, type AnswerContext, type CaseAnswer } from './answer.ts';
import { servicesProgramme } from './intake-answers.ts';

export const firstMeeting: CaseAnswer = (context) => ({
  meetings: [
    {
      metOn: context.today,
      place: 'Дома у семьи',
      participantIds: [...choiceValues(context, 'members')],
      outcome: 'Семья согласна работать с куратором, договорились о времени обследования',
      source: nth(choiceValues(context, 'sources'), 0),
    },
  ],
});

/** Documents that some categories of families have to show besides those of every member. */
const OF_CATEGORY: Readonly<Record<string, string>> = {
  'disabled-child': 'disability',
  'large-family': 'large-family',
  'substitute-family': 'guardianship',
};

export const collectDocuments: CaseAnswer = (context, story) => {
  const members = context.prepared.choices['members'] ?? [];
  const own = members.map(({ value, hint }) => document(context, value, ageOf(hint) < 14 ? 'birth-certificate' : 'passport'));
  const ofCategory = OF_CATEGORY[story.category];
  const youngest = nth(choiceValues(context, 'members'), members.length - 1);
  return { documents: ofCategory === undefined ? own : [...own, document(context, youngest, ofCategory)] };
};

function document(context: AnswerContext, personId: string, kind: string): Readonly<Record<string, unknown>> {
  return { personId, kind, receivedOn: context.today, source: nth(choiceValues(context, 'sources'), 0) };
}

/** The list of members says «возраст 7» beside each name. */
function ageOf(hint: string | undefined): number {
  return Number(/возраст (\d+)/.exec(hint ?? '')?.[1] ?? 0);
}

export const homeSurvey: CaseAnswer = (context) => ({
  surveyedOn: context.today,
  addressNote: 'Семья проживает по указанному адресу',
  participants: 'Куратор, заведующая отделением, мать',
  housing: 'Двухкомнатная квартира, благоустроенная, в собственности',
  sanitaryState: 'satisfactory',
  childPlace: 'Отдельное спальное место, стол для занятий, одежда по сезону',
  conclusion: 'Условия проживания удовлетворительные',
  source: nth(choiceValues(context, 'sources'), 0),
});

export const recordMethods: CaseAnswer = (context) => ({
  conversation: made(context, 'Мать настроена на сотрудничество, нуждается в поддержке'),
  questionnaire: made(context, 'Отмечена тревожность родителей'),
  observation: made(context, 'Отношения с ребенком теплые, режим дня не соблюдается'),
  interview: { isMade: 'no', reason: 'Достаточно беседы и анкеты' },
});

function made(context: AnswerContext, result: string): Readonly<Record<string, unknown>> {
  return {
    isMade: 'yes',
    madeOn: context.today,
    personId: nth(choiceValues(context, 'members'), 0),
    source: nth(choiceValues(context, 'sources'), 0),
    result,
  };
}

export const initialDiagnostics: CaseAnswer = (context) => ({
  diagnostics: choiceValues(context, 'members')
    .slice(-1)
    .map((personId) => ({
      personId,
      diagnosedOn: context.today,
      method: 'Наблюдение и беседа специалиста',
      source: nth(choiceValues(context, 'sources'), 0),
      result: 'Ребенок нуждается в занятиях со специалистами',
    })),
  omissionReason: 'Остальным членам семьи диагностика не требуется',
});

export const describeResources: CaseAnswer = (context) => ({
  members: choiceValues(context, 'members').map((personId) => ({
    personId,
    resources: choiceValues(context, 'resourceCategories').map((category, index) =>
      index % 3 === 2 ? { category, isNotFound: true } : { category, text: 'Поддерживает родных, готов участвовать в занятиях' },
    ),
  })),
});

export const renewIppsu: CaseAnswer = (context, story) => {
  const { number, issuedOn, issuer } = servicesProgramme(context, story.index);
  return { outcome: 'renewed', number, issuedOn, issuer, validTo: plusDays(context.today, 1000) };
};
