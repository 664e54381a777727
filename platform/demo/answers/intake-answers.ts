import { choiceValues, nth, plusDays, type AnswerContext, type CaseAnswer } from './answer.ts';

/** Every eighth family brings the programme of social services later. */
const LATE_EVERY = 8;

export const intakePackage: CaseAnswer = (context, story) => ({
  application: { state: 'received', receivedOn: context.today },
  ippsu: story.index % LATE_EVERY === LATE_EVERY - 1 ? { state: 'missing' } : servicesProgramme(context, story.index),
});

export const packageFollowUp: CaseAnswer = (context, story) => ({
  application: { state: 'received', receivedOn: context.today },
  ippsu: servicesProgramme(context, story.index),
});

function servicesProgramme({ today }: AnswerContext, index: number): Readonly<Record<string, unknown>> {
  return {
    state: 'received',
    receivedOn: today,
    number: `ИППСУ-${100 + index}`,
    issuedOn: plusDays(today, -20),
    issuer: 'Отделение социальной защиты',
    validTo: plusDays(today, 900),
  };
}

/** The form offers the least loaded specialist first. */
export const assignCurator: CaseAnswer = (context, story) => ({
  curatorId: nth(choiceValues(context, 'curators'), 0),
  expectedLevel: story.level,
  overLimitReason: 'Других свободных специалистов в отделении нет',
});

export const collectDocuments: CaseAnswer = (context) => ({
  documents: choiceValues(context, 'members').map((personId) => ({
    personId,
    kind: nth(choiceValues(context, 'documentKinds'), 0),
    receivedOn: context.today,
    source: nth(choiceValues(context, 'sources'), 0),
  })),
});

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
