import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WaitingQuestion } from '#contract/sessions';
import { useTimeZone } from '../../api/use-me.ts';
import { waitingQuestionsQuery } from '../../api/use-sessions.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { Section } from '../../components/Section.tsx';
import { DueDate } from '../../components/Deadline.tsx';
import { dateOf, formatDate } from '../../text/dates.ts';
import { QUESTION_NAMES } from '../../text/ru.ts';

export function WaitingQuestions() {
  const { data, error, refetch } = useQuery(waitingQuestionsQuery);
  const timeZone = useTimeZone();
  const today = dateOf(new Date(), timeZone);
  const columns: readonly Column<WaitingQuestion>[] = [
    {
      title: 'Срок',
      width: '20%',
      render: (question) => (
        <DueDate
          dueOn={question.dueOn}
          isOverdue={question.dueOn !== null && question.dueOn < today}
          isProvisional={question.isDueProvisional}
        />
      ),
    },
    {
      title: 'Вопрос',
      width: '30%',
      isHeading: true,
      full: ({ kind }) => QUESTION_NAMES[kind],
      render: ({ kind }) => <strong>{QUESTION_NAMES[kind]}</strong>,
    },
    {
      title: 'Дело',
      width: '32%',
      full: (question) => `${question.case.number}, ${question.case.family}`,
      render: (question) => (
        <Link
          to="/cases/$caseId"
          params={{ caseId: question.case.id }}
        >{`${question.case.number}, ${question.case.family}`}</Link>
      ),
    },
    { title: 'Ждёт с', width: '18%', render: (question) => formatDate(dateOf(question.waitingSince, timeZone)) },
  ];
  return (
    <Section title="Вопросы, которые ждут заседания">
      {error === null ? (
        <DataTable
          label="Вопросы, которые ждут заседания"
          columns={columns}
          rows={data?.items}
          rowKey={(question) => question.agendaItemId}
          empty={
            <EmptyState
              title="Вопросов в ожидании нет"
              text="Вопрос появляется здесь, когда куратор завершает проект ИПССС или сведения для оценки результатов."
            />
          }
        />
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
    </Section>
  );
}
