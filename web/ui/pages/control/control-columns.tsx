import { Link } from '@tanstack/react-router';
import type { ControlBoard } from '#contract/control';
import type { Column } from '../../components/DataTable.tsx';
import { SuspendedTag } from '../../components/SuspendedTag.tsx';
import { compact } from '../../search-params.ts';
import type { StateFilter } from '../measures/measure-words.ts';

type CuratorLine = ControlBoard['curators'][number];
type CaseLine = ControlBoard['cases'][number];
type Line = CuratorLine | CaseLine;

const COUNTS = [
  { title: 'Срок подходит', state: 'due', of: (line: Line) => line.due },
  { title: 'Просрочено', state: 'overdue', of: (line: Line) => line.overdue },
  { title: 'Не выполнено', state: 'not-done', of: (line: Line) => line.notDone },
  { title: 'Выполнено', state: 'done', of: (line: Line) => line.done },
  { title: 'Всего', state: 'all', of: (line: Line) => line.total },
] as const satisfies readonly { title: string; state: StateFilter; of: (line: Line) => number }[];

export function curatorColumns(days: number | undefined): readonly Column<CuratorLine>[] {
  return [
    {
      title: 'Куратор',
      width: '30%',
      isHeading: true,
      full: ({ curator }) => curator?.name ?? '',
      render: ({ curator }) => curator?.name ?? 'без куратора',
    },
    { title: 'Семей', width: '10%', render: ({ families }) => families },
    ...countColumns<CuratorLine>(days, ({ curator }) => ({ whose: curator?.name ?? '', search: { curator: curator?.id } })),
  ];
}

export function caseColumns(days: number | undefined): readonly Column<CaseLine>[] {
  return [
    {
      title: 'Семья',
      width: '22%',
      isHeading: true,
      full: (line) => `${line.case.family}, дело ${line.case.number}`,
      render: (line) => (
        <>
          {`${line.case.family}, ${line.case.number}`} <SuspendedTag isSuspended={line.isSuspended} />
        </>
      ),
    },
    { title: 'Куратор', width: '18%', full: ({ curator }) => curator?.name ?? '', render: ({ curator }) => curator?.name ?? '—' },
    ...countColumns<CaseLine>(days, (line) => ({ whose: line.case.number, search: { case: line.case.id } })),
  ];
}

interface Target {
  readonly whose: string;
  readonly search: { readonly curator?: string | undefined; readonly case?: string | undefined };
}

function countColumns<Row extends Line>(days: number | undefined, targetOf: (line: Row) => Target): Column<Row>[] {
  return COUNTS.map(({ title, state, of }) => ({
    title,
    width: '12%',
    render: (line) => {
      const { whose, search } = targetOf(line);
      const count = of(line);
      if (count === 0) return <span className="app-numbers">0</span>;
      return (
        <Link
          to="/measures"
          search={compact({ ...search, state, days })}
          className="app-numbers"
          data-tone={state === 'overdue' ? 'overdue' : undefined}
          aria-label={`${title}, ${whose}: ${count}`}
        >
          {count}
        </Link>
      );
    },
  }));
}
