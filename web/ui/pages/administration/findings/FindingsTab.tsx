import { Button, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Finding } from '#contract/operations';
import { messageOf } from '../../../api/api-error.ts';
import { findingListQuery, useRepair } from '../../../api/use-administration.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import type { Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PagedTable } from '../../../components/PagedTable.tsx';
import { formatMoment } from '../../../text/dates.ts';

const route = getRouteApi('/signed-in/app/administration/findings');
const KIND_NAMES = {
  'case-without-instance': 'У дела нет процесса',
  'instance-without-case': 'У процесса нет дела',
  'status-differs': 'Состояния дела и процесса расходятся',
  'command-stuck': 'Команда не доходит до движка',
} as const;

const REPAIRS = {
  'case-without-instance': 'Начать процесс заново',
  'instance-without-case': 'Завершить процесс',
  'status-differs': 'Вернуть состояние из журнала',
  'command-stuck': 'Повторить команду',
} as const;
const RESOLUTIONS: Readonly<Record<string, string>> = {
  gone: 'исчезло само',
  'process-requested': 'процесс начат заново',
  'process-ended': 'процесс завершён',
  'status-restored': 'состояние взято из журнала',
  'command-retried': 'команда повторена',
  'command-dropped': 'команда снята',
};

/** What was done, or what one button would do; the rest waits for a person. */
function describeRepair({ kind, resolution, isRepairable }: Finding): string {
  if (resolution !== null) return RESOLUTIONS[resolution] ?? resolution;
  return isRepairable ? REPAIRS[kind] : 'Решает человек';
}

/** Where the application and the engine disagree, found by the reconciler. */
export function FindingsTab() {
  const { state = 'open', page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useQuery(findingListQuery(state, page));
  const repair = useRepair('findings');
  const timeZone = useTimeZone();
  const columns: readonly Column<Finding>[] = [
    { title: 'Найдено', width: '16%', render: (finding) => formatMoment(finding.foundAt, timeZone) },
    { title: 'Расхождение', width: '32%', isHeading: true, render: (finding) => <strong>{KIND_NAMES[finding.kind]}</strong> },
    { title: 'Объект', width: '22%', full: (finding) => finding.objectId, render: (finding) => finding.objectId },
    {
      title: 'Исправление',
      width: '18%',
      full: describeRepair,
      render: describeRepair,
    },
    {
      title: 'Действия',
      width: '12%',
      isActions: true,
      render: (finding) =>
        finding.isRepairable ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={repair.isPending && repair.variables === finding.id}
            aria-label={`Исправить: ${KIND_NAMES[finding.kind]}, ${finding.objectId}`}
            onClick={() =>
              repair.mutate(finding.id, { onError: (reason) => notifications.show({ color: 'red', message: messageOf(reason) }) })
            }
          >
            Исправить
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <SegmentedControl
        aria-label="Состояние расхождений"
        size="sm"
        mb="sm"
        value={state}
        data={[
          { value: 'open', label: 'Открытые' },
          { value: 'resolved', label: 'Исправленные' },
        ]}
        onChange={(value) => void navigate({ search: value === 'open' ? {} : { state: 'resolved' }, replace: true })}
      />
      <PagedTable
        label="Расхождения"
        columns={columns}
        list={list}
        rowKey={(finding) => finding.id}
        empty={<EmptyState title="Расхождений нет" text="Сверка дел с движком идёт по расписанию; найденное появится здесь." />}
        page={page}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, page: next }) })}
      />
    </>
  );
}
