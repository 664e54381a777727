import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CaseQuestion } from '#contract/sessions';
import { useTimeZone } from '../../../../api/use-me.ts';
import { caseQuestionsQuery } from '../../../../api/use-sessions.ts';
import { Details } from '../../../../components/Details.tsx';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { formatMoment } from '../../../../text/dates.ts';
import { outcomeName } from '../../../../text/outcomes.ts';
import { QUESTION_NAMES } from '../../../../text/ru.ts';

const route = getRouteApi('/signed-in/app/cases/$caseId/consilium');

/** Each question of the case for its consilium: waiting, on an agenda, or decided, and how. */
export function ConsiliumTab() {
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(caseQuestionsQuery(caseId));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={240} />;
  if (data.items.length === 0) {
    return (
      <EmptyState title="Вопросов консилиуму ещё не было" text="Вопрос появится здесь, когда куратор завершит проект ИПССС." />
    );
  }
  return (
    <Stack gap="md">
      {data.items.map((question) => (
        <Question key={question.id} question={question} />
      ))}
    </Stack>
  );
}

function Question({ question }: { question: CaseQuestion }) {
  const timeZone = useTimeZone();
  const { session } = question;
  return (
    <Section title={QUESTION_NAMES[question.kind]} actions={<QuestionState question={question} />}>
      {question.outcome === null ? null : <Text mb="xs">{outcomeName(question.outcome)}</Text>}
      <Details
        items={[
          { label: 'Поставлен', value: formatMoment(question.waitingSince, timeZone) },
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
  if (question.status === 'decided') return <Tag tone="done">решён</Tag>;
  return question.status === 'on-agenda' ? <Tag tone="current">в повестке</Tag> : <Tag tone="today">ждёт заседания</Tag>;
}

function familyWords(question: CaseQuestion): string {
  if (question.familyAttended === true) return 'присутствовала';
  return question.familyAbsenceReason === null ? 'не присутствовала' : `не присутствовала: ${question.familyAbsenceReason}`;
}
