import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Effectiveness } from '#contract/reports';
import { effectivenessQuery } from '../../api/use-reports.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { DateField } from '../../components/DateField.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { DateSettings } from '../../form/DateSettings.tsx';
import { compact } from '../../search-params.ts';
import { parseRuDate } from '../../text/dates.ts';
import { ReportTabs } from './ReportTabs.tsx';

const route = getRouteApi('/signed-in/app/reports');

/** What came of each curator's work: measures done and overdue, cases that ended by decision б, how long support lasted (T-121). */
export function EffectivenessPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch, isPlaceholderData } = useQuery(effectivenessQuery(search));
  const change = (name: 'from' | 'to', day: string | undefined) =>
    void navigate({ search: compact({ ...search, [name]: day === undefined ? undefined : parseRuDate(day) }), replace: true });
  return (
    <>
      <PageHeader title="Результативность кураторов" />
      <ReportTabs />
      <DateSettings>
        <Group mb="sm" gap="sm">
          <DateField name="С" label="С" w={180} value={search.from} onChange={(day) => change('from', day)} />
          <DateField name="По" label="По" w={180} value={search.to} onChange={(day) => change('to', day)} />
        </Group>
      </DateSettings>
      <Text size="sm" c="dimmed" mb="sm">
        Мероприятия считаются по окончанию их срока, дела — по дню снятия с учёта. Просрочено — срок прошёл, а отметки нет.
        Длительность — от постановки на учёт до снятия.
      </Text>
      {error === null ? (
        <DataTable
          label="Результативность кураторов"
          columns={COLUMNS}
          rows={data?.items}
          rowKey={({ curator }) => curator.id}
          isStale={isPlaceholderData}
          empty={<EmptyState title="Кураторов нет" text="Здесь появятся специалисты с ролью куратора." />}
        />
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
    </>
  );
}

const COLUMNS: readonly Column<Effectiveness>[] = [
  {
    title: 'Куратор',
    width: '26%',
    isHeading: true,
    full: ({ curator, post }) => `${curator.name}, ${post}`,
    render: ({ curator }) => (
      <Link to="/measures" search={{ curator: curator.id }} className="app-row-link">
        {curator.name}
      </Link>
    ),
  },
  { title: 'Мероприятий', width: '11%', render: ({ measures }) => measures },
  { title: 'Выполнено', width: '13%', render: ({ done, doneShare }) => shareOf(done, doneShare) },
  { title: 'Просрочено', width: '13%', render: ({ overdue, overdueShare }) => shareOf(overdue, overdueShare) },
  { title: 'Дел завершено', width: '11%', render: ({ closed }) => closed },
  { title: 'С решением «б»', width: '13%', render: ({ completed, completedShare }) => shareOf(completed, completedShare) },
  {
    title: 'В среднем, дней',
    width: '13%',
    render: ({ averageDays }) => (averageDays === null ? '—' : averageDays.toLocaleString('ru-RU')),
  },
];

const shareOf = (count: number, share: number | null): string =>
  share === null ? '—' : `${share.toLocaleString('ru-RU')} % (${count})`;
