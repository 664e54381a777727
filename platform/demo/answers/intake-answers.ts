import { choiceValues, nth, plusDays, type AnswerContext, type CaseAnswer } from './answer.ts';
import { givenConsents } from './family-answers.ts';

/** Every eighth family brings the programme of social services later. */
const LATE_EVERY = 8;
/** Every fifth brings one that ends before its support does. */
const SHORT_EVERY = 5;

export const intakePackage: CaseAnswer = (context, story) => ({
  application: { state: 'received', receivedOn: context.today },
  ippsu: story.index % LATE_EVERY === LATE_EVERY - 1 ? { state: 'missing' } : servicesProgramme(context, story.index),
  consents: givenConsents(context),
});

export const packageFollowUp: CaseAnswer = (context, story) => ({
  application: { state: 'received', receivedOn: context.today },
  ippsu: servicesProgramme(context, story.index),
});

export function servicesProgramme({ today }: AnswerContext, index: number): Readonly<Record<string, unknown>> {
  return {
    state: 'received',
    receivedOn: today,
    number: `ИППСУ-${100 + index}`,
    issuedOn: plusDays(today, -20),
    issuer: 'Отделение социальной защиты',
    validTo: plusDays(today, index % SHORT_EVERY === 2 ? 200 : 900),
  };
}

/** The form offers the least loaded specialist first. */
export const assignCurator: CaseAnswer = (context, story) => ({
  curatorId: nth(choiceValues(context, 'curators'), 0),
  expectedLevel: story.level,
  overLimitReason: 'Других свободных специалистов в отделении нет',
});
