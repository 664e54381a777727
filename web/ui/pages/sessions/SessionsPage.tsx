import { useState } from 'react';
import { Button, Group, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SessionRow } from '#contract/sessions';
import { useMay, useTimeZone } from '../../api/use-me.ts';
import { sessionListQuery } from '../../api/use-sessions.ts';
import type { Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { Tag } from '../../components/Tag.tsx';
import { formatMoment } from '../../text/dates.ts';
import { SESSION_STATUS_NAMES } from '../../text/ru.ts';
import { LateCases } from './LateCases.tsx';
import { PlanSessionDialog } from './PlanSessionDialog.tsx';
import { WaitingQuestions } from './WaitingQuestions.tsx';

const route = getRouteApi('/signed-in/app/sessions');
const STATUSES = ['planned', 'agenda-published', 'held', 'decided', 'minutes-signed', 'cancelled'] as const;

/** Meetings of the consilium, and the questions that wait for one. */
export function SessionsPage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const page = filters.page ?? 1;
  const timeZone = useTimeZone();
  const mayPlan = useMay('session.plan');
  const [isPlanning, setIsPlanning] = useState(false);
  const list = useQuery(sessionListQuery({ status: filters.status, page }));
  const plan = mayPlan ? <Button onClick={() => setIsPlanning(true)}>Назначить заседание</Button> : undefined;
  return (
    <>
      <PageHeader
        title="Консилиумы"
        actions={
          <>
            <Link to="/sessions/decisions">Решения</Link>
            <Link to="/sessions/members">Состав консилиума</Link>
            {plan}
          </>
        }
      />
      <Stack gap="lg">
        {mayPlan ? <LateCases /> : null}
        {mayPlan ? <WaitingQuestions /> : null}
        <div>
          <Group mb="sm">
            <Select
              aria-label="Состояние заседания"
              placeholder="Все заседания"
              size="sm"
              w={230}
              clearable
              clearButtonProps={{ 'aria-label': 'Все заседания' }}
              data={STATUSES.map((value) => ({ value, label: SESSION_STATUS_NAMES[value] }))}
              value={filters.status ?? null}
              onChange={(value) => {
                const status = STATUSES.find((candidate) => candidate === value);
                void navigate({ search: status === undefined ? {} : { status }, replace: true });
              }}
            />
          </Group>
          <PagedTable
            label="Заседания"
            columns={sessionColumns(timeZone)}
            list={list}
            rowKey={(session) => session.id}
            empty={
              <EmptyState
                title="Заседаний нет"
                text="Назначьте заседание: вопросы, которые ждут решения, попадут в его повестку."
                action={plan}
              />
            }
            page={page}
            onPage={(next) => void navigate({ search: { ...filters, page: next } })}
          />
        </div>
      </Stack>
      <PlanSessionDialog isOpen={isPlanning} onClose={() => setIsPlanning(false)} />
    </>
  );
}

function sessionColumns(timeZone: string): readonly Column<SessionRow>[] {
  return [
    {
      title: 'Когда',
      width: '18%',
      render: (session) => <span className="app-numbers">{formatMoment(session.plannedAt, timeZone)}</span>,
    },
    {
      title: 'Заседание',
      width: '14%',
      isHeading: true,
      render: (session) => (
        <Link to="/sessions/$sessionId" params={{ sessionId: session.id }} className="app-row-link">{`№ ${session.number}`}</Link>
      ),
    },
    { title: 'Консилиум', width: '26%', full: (session) => session.bodyName, render: (session) => session.bodyName },
    { title: 'Место', width: '18%', full: (session) => session.place, render: (session) => session.place },
    { title: 'Вопросов', width: '8%', render: (session) => session.questionsTotal },
    {
      title: 'Состояние',
      width: '16%',
      render: (session) => (
        <Tag tone={session.status === 'minutes-signed' ? 'done' : 'current'}>{SESSION_STATUS_NAMES[session.status]}</Tag>
      ),
    },
  ];
}
