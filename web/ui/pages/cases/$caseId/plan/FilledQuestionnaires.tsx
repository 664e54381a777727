import type { FilledQuestionnaire } from '#contract/reviews';
import { Details } from '../../../../components/Details.tsx';
import { Section } from '../../../../components/Section.tsx';
import { formatDate } from '../../../../text/dates.ts';

const HIGHEST = 5;

/** Questionnaires of the family, each with the questions to which it answered, also where the questions have changed since (T-163). */
export function FilledQuestionnaires({ questionnaires }: { questionnaires: readonly FilledQuestionnaire[] }) {
  return (
    <>
      {questionnaires.map((filled) => (
        <Section key={filled.id} title={`Анкета семьи ${formatDate(filled.filledOn)}, вопросы версии ${filled.questionsVersion}`}>
          <Details items={factsOf(filled)} />
        </Section>
      ))}
    </>
  );
}

const factsOf = ({ answers, comment, refusalReason }: FilledQuestionnaire) => [
  ...(refusalReason === null ? [] : [{ label: 'Семья отказалась отвечать', value: refusalReason }]),
  ...answers.map(({ question, score }) => ({ label: question, value: `${score} из ${HIGHEST}` })),
  ...(comment === null ? [] : [{ label: 'Пожелания семьи', value: comment }]),
];
