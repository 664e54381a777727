import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SessionCard } from '#contract/sessions';
import { isMissing } from '../../../api/api-error.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import { sessionQuery } from '../../../api/use-sessions.ts';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { Details } from '../../../components/Details.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { Section } from '../../../components/Section.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { formatDate, formatMoment } from '../../../text/dates.ts';
import { outcomeName } from '../../../text/outcomes.ts';
import { QUESTION_NAMES, SESSION_STATUS_NAMES } from '../../../text/ru.ts';
import { OpenTasks } from '../../cases/$caseId/OpenTasks.tsx';

const route = getRouteApi('/signed-in/app/sessions/$sessionId');
type Question = SessionCard['questions'][number];

/** One meeting: what to do next, the agenda with the decisions, and who was there. */
export function SessionPage() {
  const { sessionId } = route.useParams();
  const { data, error, refetch } = useQuery(sessionQuery(sessionId));
  const timeZone = useTimeZone();
  if (isMissing(error)) return <NotFoundPage />;
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={420} />;
  return (
    <>
      <PageHeader
        title={`Заседание № ${data.number}`}
        note={
          <Group gap="sm" component="span">
            <span>{`${formatMoment(data.plannedAt, timeZone)}, ${data.place}`}</span>
            <span>{data.bodyName}</span>
            <Tag tone={data.status === 'minutes-signed' ? 'done' : 'current'}>{SESSION_STATUS_NAMES[data.status]}</Tag>
          </Group>
        }
      />
      <Stack gap="md">
        <OpenTasks tasks={data.openTasks} />
        <Section title="Повестка">
          <div className="app-table-wraps">
            <DataTable
              label="Повестка"
              columns={QUESTION_COLUMNS}
              rows={data.questions}
              rowKey={(question) => question.id}
              empty={
                <EmptyState title="В повестке нет вопросов" text="Секретарь включает вопросы в задаче «Повестка заседания»." />
              }
            />
          </div>
        </Section>
        <div className="app-columns">
          <Section title="Ход заседания">
            <Details
              items={[
                { label: 'Председатель', value: chairmanWords(data) },
                { label: 'Проведено', value: data.heldOn === null ? 'ещё не проведено' : formatDate(data.heldOn) },
                data.minutesNumber === null ? undefined : { label: 'Протокол', value: `№ ${data.minutesNumber}` },
                data.minutesSignedAt === null
                  ? undefined
                  : { label: 'Протокол подписан', value: formatMoment(data.minutesSignedAt, timeZone) },
              ]}
            />
          </Section>
          <Section title="Участники">
            {data.attendance.length === 0 ? (
              <Text size="sm" c="dimmed">
                Явка отмечается при проведении заседания.
              </Text>
            ) : (
              <Stack component="ul" gap={6} className="app-plain-list">
                {data.attendance.map(({ user, isPresent }) => (
                  <li key={user.id}>
                    {user.name} <Tag tone={isPresent ? 'done' : 'plain'}>{isPresent ? 'присутствует' : 'отсутствует'}</Tag>
                  </li>
                ))}
              </Stack>
            )}
          </Section>
        </div>
      </Stack>
    </>
  );
}

const QUESTION_COLUMNS: readonly Column<Question>[] = [
  { title: '№', width: '6%', render: ({ position }) => position ?? '—' },
  { title: 'Вопрос', width: '24%', isHeading: true, render: ({ kind }) => <strong>{QUESTION_NAMES[kind]}</strong> },
  {
    title: 'Дело',
    width: '28%',
    render: (question) => (
      <Link to="/cases/$caseId" params={{ caseId: question.case.id }}>{`${question.case.number}, ${question.case.family}`}</Link>
    ),
  },
  { title: 'Семья на заседании', width: '20%', render: familyWords },
  {
    title: 'Решение',
    width: '22%',
    render: (question) => (question.outcome === null ? 'нет решения' : <Tag tone="done">{outcomeName(question.outcome)}</Tag>),
  },
];

function familyWords(question: Question): string {
  if (question.familyAttended === true) return 'присутствовала';
  if (question.familyAttended === false)
    return `не присутствовала${question.familyAbsenceReason === null ? '' : `: ${question.familyAbsenceReason}`}`;
  return question.familyInvitedAt === null ? 'не приглашена' : 'приглашена';
}

function chairmanWords({ chairman, chairmanOnBehalfOf }: SessionCard): string {
  if (chairman === null) return 'не назначен';
  return chairmanOnBehalfOf === null ? chairman.name : `${chairman.name}, замещает: ${chairmanOnBehalfOf.name}`;
}
