import { choiceValues, type AnswerContext, type CaseAnswer } from './answer.ts';

const GIVEN = { basis: 'consent' } as const;

/** Everybody who may consents to the processing and to the exchange on the day of the application. */
export function givenConsents(context: AnswerContext): readonly Readonly<Record<string, unknown>>[] {
  return choiceValues(context, 'consentPersons').map((personId) => ({
    personId,
    kinds: ['processing', 'exchange'],
    ...GIVEN,
    givenOn: context.today,
  }));
}

export const obtainConsent: CaseAnswer = (context) => ({
  consents: choiceValues(context, 'consentPersons').map((personId) => ({
    personId,
    kinds: ['exchange'],
    ...GIVEN,
    givenOn: context.today,
  })),
});

export const informFamily: CaseAnswer = (context) => ({
  outcome: 'informed',
  doneOn: context.today,
  personIds: choiceValues(context, 'adults').slice(0, 1),
  way: 'meeting',
  content: 'Разъяснены цели, задачи и содержание работы, ответили на вопросы семьи',
});

export const answerObjection: CaseAnswer = (context) => ({
  answeredOn: context.today,
  answer: 'Доводы рассмотрены. Решение консилиума обосновано протоколом; семья вправе обратиться вновь',
});
