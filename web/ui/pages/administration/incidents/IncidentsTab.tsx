import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { Incident } from '#contract/operations';
import { messageOf } from '../../../api/api-error.ts';
import { incidentsQuery, useRepair } from '../../../api/use-administration.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { formatMoment } from '../../../text/dates.ts';

/** Steps that stopped with a fault, and the way to try them again: no legal step is lost (T-107). */
export function IncidentsTab() {
  const { data, error, refetch } = useQuery(incidentsQuery);
  const retry = useRepair('incidents');
  const timeZone = useTimeZone();
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
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
    <DataTable
      label="Остановленные шаги"
      columns={columns}
      rows={data?.items}
      rowKey={(incident) => incident.id}
      empty={
        <EmptyState
          title="Остановленных шагов нет"
          text="Если служебный шаг не удался после всех попыток, он появится здесь, и его можно будет повторить."
        />
      }
    />
  );
}

function stepOf(incident: Incident): string {
  return incident.stepName ?? incident.activityId;
}
