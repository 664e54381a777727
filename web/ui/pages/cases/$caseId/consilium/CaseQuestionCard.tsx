import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseQuestion } from '#contract/sessions';
import { useTimeZone } from '../../../../api/use-me.ts';
import { Details } from '../../../../components/Details.tsx';
import { Section } from '../../../../components/Section.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { formatMoment } from '../../../../text/dates.ts';
import { outcomeName, RESULT_NAMES } from '../../../../text/outcomes.ts';
import { LEVEL_NAMES, QUESTION_NAMES } from '../../../../text/ru.ts';

/** One question: what was asked, where it stands, what was decided and why. */
export function CaseQuestionCard({ question }: { question: CaseQuestion }) {
  const timeZone = useTimeZone();
  const { session } = question;
  return (
    <Section title={QUESTION_NAMES[question.kind]} actions={<QuestionState question={question} />}>
      {question.outcome === null ? null : <Text mb="xs">{outcomeName(question.outcome)}</Text>}
      <Details
        items={[
          { label: 'Поставлен', value: formatMoment(question.waitingSince, timeZone) },
          question.event === null ? undefined : { label: 'Событие', value: question.event },
          question.note === null ? undefined : { label: 'О чём вопрос', value: question.note },
          ...question.postponed.map(({ sessionNumber, reason }) => ({
            label: `Отложен на заседании № ${sessionNumber}`,
            value: reason ?? 'до следующего заседания',
          })),
          session === null
            ? undefined
            : {
                label: 'Заседание',
                value: (
                  <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
                    {`№ ${session.number}, ${formatMoment(session.plannedAt, timeZone)}`}
                  </Link>
                ),
              },
          question.familyAttended === null ? undefined : { label: 'Семья', value: familyWords(question) },
          question.level === null ? undefined : { label: 'Уровень', value: LEVEL_NAMES[question.level] },
          question.results.length === 0
            ? undefined
            : { label: 'Достигнутые результаты', value: question.results.map((code) => RESULT_NAMES[code]).join('; ') },
          question.reason === null ? undefined : { label: 'Обоснование', value: question.reason },
          question.withdrawalReason === null ? undefined : { label: 'Почему снят', value: question.withdrawalReason },
          question.decidedAt === null
            ? undefined
            : {
                label: 'Решение записано',
                value: [formatMoment(question.decidedAt, timeZone), question.decidedBy?.name].filter(Boolean).join(', '),
              },
        ]}
      />
    </Section>
  );
}

function QuestionState({ question }: { question: CaseQuestion }) {
  switch (question.status) {
    case 'decided':
      return <Tag tone="done">решён</Tag>;
    case 'on-agenda':
      return <Tag tone="current">в повестке</Tag>;
    case 'withdrawn':
      return <Tag>снят</Tag>;
    case 'waiting':
      return <Tag tone="today">ждёт заседания</Tag>;
  }
}

function familyWords(question: CaseQuestion): string {
  if (question.familyAttended === true) return 'присутствовала';
  return question.familyAbsenceReason === null ? 'не присутствовала' : `не присутствовала: ${question.familyAbsenceReason}`;
}
