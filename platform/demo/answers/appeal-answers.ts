import type { CaseAnswer } from './answer.ts';
import { membersOf } from './appeal.ts';

/** The family of a message is reached at the second try. */
export const contactFamily: CaseAnswer = (context, story) => {
  const outcome = story.contactOutcome ?? 'application';
  const attempts = [
    { attemptedOn: context.today, way: 'звонок', result: 'Никто не ответил' },
    { attemptedOn: context.today, way: 'посещение', result: RESULTS[outcome] },
  ];
  if (outcome !== 'application') return { outcome, attempts };
  return {
    outcome,
    attempts,
    appliedOn: context.today,
    applicationForm: 'paper',
    capacity: 'родитель',
    members: membersOf(story.index, context.today),
    completeness: 'incomplete',
  };
};

const RESULTS = {
  application: 'Мать написала заявление о сопровождении',
  'family-refused': 'Мать отказалась от сопровождения',
  'not-reached': 'Дома никого не оказалось, соседи о семье не знают',
} as const;

export const reviewNewAppeal: CaseAnswer = () => ({
  outcome: 'noted',
  comment: 'Сведения учтены в работе с семьёй',
});
