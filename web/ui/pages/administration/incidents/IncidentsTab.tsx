import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Incident } from '#contract/operations';
import { messageOf } from '../../../api/api-error.ts';
import { incidentListQuery, useRepair } from '../../../api/use-administration.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import type { Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PagedTable } from '../../../components/PagedTable.tsx';
import { formatMoment } from '../../../text/dates.ts';
import { StepFilter } from './StepFilter.tsx';

const route = getRouteApi('/signed-in/app/administration/incidents');

/** Steps that stopped with a fault, and the way to try them again: no legal step is lost (T-107). */
export function IncidentsTab() {
  const { page = 1, kind, process, step } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = kind && process && step ? { kind, process, step } : undefined;
  const list = useQuery(incidentListQuery(chosen, page));
  const retry = useRepair('incidents');
  const timeZone = useTimeZone();
  const columns: readonly Column<Incident>[] = [
    {
      title: 'Когда',
      width: '15%',
      render: (incident) => <span className="app-numbers">{formatMoment(incident.at, timeZone)}</span>,
    },
    { title: 'Шаг', width: '22%', isHeading: true, full: stepOf, render: (incident) => <strong>{stepOf(incident)}</strong> },
    { title: 'Дело', width: '10%', render: (incident) => incident.businessKey ?? '—' },
    { title: 'Процесс', width: '15%', full: (incident) => incident.processKey, render: (incident) => incident.processKey },
    { title: 'Что случилось', width: '26%', full: (incident) => incident.message, render: (incident) => incident.message },
    {
      title: 'Действия',
      width: '12%',
      isActions: true,
      render: (incident) => (
        <Button
          size="compact-sm"
          variant="default"
          loading={retry.isPending && retry.variables === incident.id}
          aria-label={`Повторить шаг: ${stepOf(incident)}, ${incident.businessKey ?? ''}`}
          onClick={() =>
            retry.mutate(incident.id, {
              onSuccess: () => notifications.show({ message: 'Шаг отправлен на повтор' }),
              onError: (reason) => notifications.show({ color: 'red', message: messageOf(reason) }),
            })
          }
        >
          Повторить
        </Button>
      ),
    },
  ];
  return (
    <>
      <StepFilter
        steps={list.data?.steps ?? []}
        chosen={chosen}
        onChoose={(next) => void navigate({ search: next ?? {}, replace: true })}
      />
      <PagedTable
        label="Остановленные шаги"
        columns={columns}
        list={list}
        rowKey={(incident) => incident.id}
        empty={
          <EmptyState
            title="Остановленных шагов нет"
            text="Если служебный шаг не удался после всех попыток, он появится здесь, и его можно будет повторить."
          />
        }
        page={page}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, page: next }) })}
      />
    </>
  );
}

function stepOf(incident: Incident): string {
  return incident.stepName ?? incident.activityId;
}
