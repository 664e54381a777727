import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { RegisterLine } from '#contract/register';
import { registerFileAddress, registerListQuery } from '../../api/use-register.ts';
import type { Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { formatDate } from '../../text/dates.ts';
import { ENDING_NAMES, LEVEL_NAMES, REGISTER_STATE_NAMES } from '../../text/ru.ts';
import { RegisterFilterBar } from './RegisterFilterBar.tsx';

const route = getRouteApi('/signed-in/app/register');

/** The ведомственный учет: families on support and those who have left, with filters and a file for a spreadsheet. */
export function RegisterPage() {
  const { page = 1, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useQuery(registerListQuery({ ...filters, page }));
  const hasFilters = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeader
        title="Ведомственный учёт"
        actions={
          <Group gap="xs" className="app-no-print">
            <Button variant="default" onClick={() => window.print()}>
              Печать
            </Button>
            <Button component="a" variant="default" href={registerFileAddress(filters)} download>
              Выгрузить в таблицу
            </Button>
          </Group>
        }
      />
      <RegisterFilterBar
        filters={filters}
        choices={list.data?.filters}
        onChange={(search) => void navigate({ search, replace: true })}
      />
      <PagedTable
        label="Ведомственный учёт"
        columns={COLUMNS}
        list={list}
        rowKey={(line) => line.id}
        empty={
          hasFilters ? (
            <EmptyState
              title="По этим условиям семей нет"
              action={
                <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>
                  Снять условия
                </Button>
              }
            />
          ) : (
            <EmptyState
              title="На учёте пока никого нет"
              text="Строка появляется сама, когда консилиум принимает семью на сопровождение."
            />
          )
        }
        page={page}
        onPage={(next) => void navigate({ search: { ...filters, page: next } })}
      />
    </>
  );
}

const COLUMNS: readonly Column<RegisterLine>[] = [
  { title: '№ учёта', width: '10%', isHeading: true, render: (line) => <span className="app-numbers">{line.number}</span> },
  {
    title: 'Семья',
    width: '12%',
    full: (line) => `${line.case.family}, дело ${line.case.number}`,
    render: (line) => (
      <Link to="/cases/$caseId/plan" params={{ caseId: line.case.id }} className="app-row-link">
        {line.case.family}
      </Link>
    ),
  },
  { title: 'Категории', width: '17%', full: (line) => line.categories.join(', '), render: (line) => line.categories.join(', ') },
  { title: 'Уровень', width: '9%', render: (line) => (line.level === null ? '—' : LEVEL_NAMES[line.level]) },
  { title: 'Куратор', width: '12%', full: (line) => line.curator?.name ?? '', render: (line) => line.curator?.name ?? '—' },
  {
    title: 'ИПССС',
    width: '11%',
    full: (line) => line.planNumber ?? '',
    render: (line) => <span className="app-numbers">{line.planNumber ?? '—'}</span>,
  },
  {
    title: 'Срок до',
    width: '9%',
    render: (line) => <span className="app-numbers">{line.endsOn === null ? '—' : formatDate(line.endsOn)}</span>,
  },
  {
    title: 'Состояние',
    width: '20%',
    full: (line) => stateOf(line),
    render: stateOf,
  },
];

function stateOf(line: RegisterLine): string {
  const name = REGISTER_STATE_NAMES[line.state];
  if (line.state === 'entered') return `${name} ${formatDate(line.enteredOn)}`;
  return line.removalGround === null ? name : `${name}: ${ENDING_NAMES[line.removalGround] ?? line.removalGround}`;
}
