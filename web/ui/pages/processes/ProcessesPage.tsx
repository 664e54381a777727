import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProcessRow } from '#contract/processes';
import { processListQuery } from '../../api/use-processes.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { Tag } from '../../components/Tag.tsx';

const COLUMNS: readonly Column<ProcessRow>[] = [
  {
    title: 'Процесс',
    width: '46%',
    isHeading: true,
    full: (process) => process.name,
    render: (process) => (
      <Link to="/processes/$definitionId" params={{ definitionId: process.definitionId }} className="app-row-link">
        {process.name}
      </Link>
    ),
  },
  { title: 'Код', width: '26%', full: (process) => process.key, render: (process) => process.key },
  { title: 'Шагов', width: '10%', render: (process) => process.stepsTotal },
  {
    title: 'Версия',
    width: '18%',
    render: (process) => (
      <>
        {process.version} {process.isLatest ? <Tag tone="current">действует</Tag> : <Tag>прежняя</Tag>}
      </>
    ),
  },
];

/** The released diagrams by which cases run now. */
export function ProcessesPage() {
  const { data, error, refetch } = useQuery(processListQuery);
  return (
    <>
      <PageHeader title="Процессы" note="Выпущенные схемы, по которым идут дела." />
      {error === null ? (
        <DataTable
          label="Процессы"
          columns={COLUMNS}
          rows={data?.items}
          rowKey={(process) => process.definitionId}
          empty={<EmptyState title="Процессы ещё не выпущены" text="Схемы появятся здесь после их развёртывания." />}
        />
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
    </>
  );
}
