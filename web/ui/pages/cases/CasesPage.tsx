import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CaseRow } from '#contract/cases';
import { caseListQuery } from '../../api/use-cases.ts';
import { useMay, useTimeZone } from '../../api/use-me.ts';
import type { Column } from '../../components/DataTable.tsx';
import { DueDate } from '../../components/Deadline.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { SuspendedTag } from '../../components/SuspendedTag.tsx';
import { changeFilters } from '../../search-params.ts';
import { dateOf, formatDate } from '../../text/dates.ts';
import { CASE_STATUS_NAMES, LEVEL_NAMES } from '../../text/ru.ts';
import { stageName, STAGES } from '../../text/stages.ts';
import { useSearchWords } from '../../use-search-words.ts';

const route = getRouteApi('/signed-in/app/cases');
const STATUSES = ['preparation', 'support', 'post-support', 'closed'] as const;

export function CasesPage() {
  const filters = route.useSearch();
  const search = useSearchWords();
  const navigate = route.useNavigate();
  const page = filters.page ?? 1;
  const list = useQuery(caseListQuery({ ...filters, search, page }));
  const mayRegister = useMay('appeal.register');
  const timeZone = useTimeZone();
  const filter = (change: Parameters<typeof changeFilters<typeof filters>>[1]) =>
    void navigate({ search: changeFilters(filters, change), state: true, replace: true });
  const hasFilters = filters.status !== undefined || filters.stage !== undefined || search !== undefined;
  const register = mayRegister ? (
    <Button component={Link} to="/appeals/new">
      Зарегистрировать обращение
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title="Дела" actions={register} />
      <Group mb="sm" gap="sm">
        <Select
          aria-label="Состояние дела"
          placeholder="Все состояния"
          size="sm"
          w={210}
          clearable
          clearButtonProps={{ 'aria-label': 'Все состояния' }}
          data={STATUSES.map((value) => ({ value, label: CASE_STATUS_NAMES[value] }))}
          value={filters.status ?? null}
          onChange={(value) => filter({ status: STATUSES.find((candidate) => candidate === value) })}
        />
        <Select
          aria-label="Этап"
          placeholder="Все этапы"
          size="sm"
          w={240}
          clearable
          clearButtonProps={{ 'aria-label': 'Все этапы' }}
          data={STAGES.map(({ number }) => ({ value: String(number), label: stageName(number) }))}
          value={filters.stage === undefined ? null : String(filters.stage)}
          onChange={(value) => filter({ stage: value === null ? undefined : Number(value) })}
        />
        <SearchField
          label="Номер дела или семья"
          value={search}
          onChange={(searchWords) => void navigate({ search: changeFilters(filters, {}), state: { searchWords }, replace: true })}
        />
      </Group>
      <PagedTable
        label="Дела"
        columns={caseColumns(timeZone)}
        list={list}
        rowKey={(row) => row.id}
        empty={
          hasFilters ? (
            <EmptyState
              title="По этим условиям дел нет"
              action={
                <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>
                  Снять условия
                </Button>
              }
            />
          ) : (
            <EmptyState
              title="Дел пока нет"
              text="Дело открывается по обращению семьи и появляется здесь сразу после регистрации."
              action={register}
            />
          )
        }
        page={page}
        onPage={(next) => void navigate({ search: { ...filters, page: next }, state: true })}
      />
    </>
  );
}

function caseColumns(timeZone: string): readonly Column<CaseRow>[] {
  return [
    { title: 'Срок', width: '16%', render: (row) => <DueDate {...row} isProvisional={row.isDueProvisional} /> },
    {
      title: 'Дело',
      width: '11%',
      isHeading: true,
      render: (row) => (
        <Link to="/cases/$caseId" params={{ caseId: row.id }} className="app-row-link app-numbers">
          {row.number}
        </Link>
      ),
    },
    { title: 'Семья', width: '18%', full: (row) => row.family, render: (row) => row.family },
    { title: 'Этап', width: '20%', full: (row) => stageOf(row), render: (row) => <StageCell row={row} /> },
    { title: 'Куратор', width: '14%', render: (row) => row.curator?.name ?? 'не назначен' },
    { title: 'Уровень', width: '11%', render: (row) => (row.level === null ? 'не определён' : LEVEL_NAMES[row.level]) },
    {
      title: 'Открыто',
      width: '10%',
      render: (row) => <span className="app-numbers">{formatDate(dateOf(row.openedAt, timeZone))}</span>,
    },
  ];
}

function StageCell({ row }: { row: CaseRow }) {
  return (
    <>
      {stageOf(row)} <SuspendedTag isSuspended={row.isSuspended} />
    </>
  );
}

function stageOf(row: CaseRow): string {
  return row.stage === null ? CASE_STATUS_NAMES[row.status] : stageName(row.stage);
}
