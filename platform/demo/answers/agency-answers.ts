import { choiceValues, nth, type CaseAnswer } from './answer.ts';

/** Every third organisation that is asked refuses, and another one is found. */
const REFUSES_EVERY = 3;

export const agencyReply: CaseAnswer = (context) =>
  context.earlier % REFUSES_EVERY === REFUSES_EVERY - 1
    ? { reply: 'refused', repliedOn: context.today, replyText: 'Специалист в отпуске до конца квартала' }
    : { reply: 'agreed', repliedOn: context.today, replyText: 'Выделим специалиста, готовы начать на следующей неделе' };

export const agencyReport: CaseAnswer = (context) => ({
  reportedOn: context.today,
  reportText: 'Проведены все согласованные встречи, семья посещала их без пропусков',
});

export const replaceCoExecutor: CaseAnswer = (context) => ({
  replacement: 'other',
  organisationId: nth(choiceValues(context, 'organisations'), 0),
  question: 'Просим провести занятия вместо прежней организации',
  consentPersonId: nth(choiceValues(context, 'adults'), 0),
  consentOn: context.today,
});

export const confirmMunicipalQuestion: CaseAnswer = () => ({ decision: 'confirm' });

export const municipalAnswer: CaseAnswer = (context) => ({
  answeredOn: context.today,
  answer: 'Рекомендовано управлению образования и поликлинике определить ответственных и собраться с куратором в течение недели',
});

export const considerMunicipalAnswer: CaseAnswer = () => ({
  consideration: 'followed',
  text: 'Ответственные определены, встреча с ними назначена',
});

export const letterAnswer: CaseAnswer = (context) => ({
  answer: 'received',
  answeredOn: context.today,
  answerText: 'Содействие оказано, документы направлены почтой',
});
