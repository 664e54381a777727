import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SessionCard } from '#contract/sessions';
import { isMissing } from '../../../api/api-error.ts';
import { useMay, useTimeZone } from '../../../api/use-me.ts';
import { sessionQuery } from '../../../api/use-sessions.ts';
import { Details } from '../../../components/Details.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { Section } from '../../../components/Section.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { formatDate, formatMoment } from '../../../text/dates.ts';
import { SESSION_STATUS_NAMES } from '../../../text/ru.ts';
import { OpenTasks } from '../../cases/$caseId/OpenTasks.tsx';
import { AgendaTable } from './AgendaTable.tsx';
import { PostponedQuestions } from './PostponedQuestions.tsx';
import { SessionActions } from './SessionActions.tsx';

const route = getRouteApi('/signed-in/app/sessions/$sessionId');

/** One meeting: what to do next, the agenda with the decisions, and who was there. */
export function SessionPage() {
  const { sessionId } = route.useParams();
  const { data, error, refetch } = useQuery(sessionQuery(sessionId));
  const timeZone = useTimeZone();
  const mayPlan = useMay('session.plan');
  if (isMissing(error)) return <NotFoundPage />;
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={420} />;
  const isAhead = data.status === 'planned' || data.status === 'agenda-published';
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
        actions={mayPlan && isAhead ? <SessionActions session={data} /> : undefined}
      />
      <Stack gap="md">
        <OpenTasks tasks={data.openTasks} />
        <Section title="Повестка">
          <AgendaTable questions={data.questions} />
        </Section>
        <PostponedQuestions questions={data.postponed} />
        <div className="app-columns">
          <Course session={data} />
          <People session={data} />
        </div>
      </Stack>
    </>
  );
}

function Course({ session }: { session: SessionCard }) {
  const timeZone = useTimeZone();
  return (
    <Section title="Ход заседания">
      <Details
        items={[
          {
            label: session.chairmanOnBehalfOf === null ? 'Председатель' : 'И. о. председателя',
            value: chairmanWords(session),
          },
          ...session.moves.map(({ fromAt, toAt, reason, movedAt }) => ({
            label: `Перенесено ${formatMoment(movedAt, timeZone)}`,
            value: `с ${formatMoment(fromAt, timeZone)} на ${formatMoment(toAt, timeZone)}: ${reason}`,
          })),
          session.cancelReason === null ? undefined : { label: 'Отменено', value: session.cancelReason },
          session.status === 'cancelled'
            ? undefined
            : { label: 'Проведено', value: session.heldOn === null ? 'ещё не проведено' : formatDate(session.heldOn) },
          session.minutesNumber === null ? undefined : { label: 'Протокол', value: `№ ${session.minutesNumber}` },
          session.minutesSignedAt === null
            ? undefined
            : { label: 'Протокол подписан', value: formatMoment(session.minutesSignedAt, timeZone) },
        ]}
      />
    </Section>
  );
}

function People({ session }: { session: SessionCard }) {
  return (
    <Section title="Участники">
      {session.attendance.length === 0 ? (
        <Text size="sm" c="dimmed">
          Явка отмечается при проведении заседания.
        </Text>
      ) : (
        <Stack component="ul" gap={6} className="app-plain-list">
          {session.attendance.map(({ user, isPresent }) => (
            <li key={user.id}>
              {user.name} <Tag tone={isPresent ? 'done' : 'plain'}>{isPresent ? 'присутствует' : 'отсутствует'}</Tag>
            </li>
          ))}
        </Stack>
      )}
    </Section>
  );
}

function chairmanWords({ chairman, chairmanOnBehalfOf }: SessionCard): string {
  if (chairman === null) return 'не назначен';
  return chairmanOnBehalfOf === null ? chairman.name : `${chairman.name} (замещает: ${chairmanOnBehalfOf.name})`;
}
