import { Link } from '@tanstack/react-router';
import type { AnnualReport } from '#contract/reports';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Section } from '../../../components/Section.tsx';
import { formatDate } from '../../../text/dates.ts';

type Line = AnnualReport['lines'][number];

/** The yearly reports of the cases that the reader may see, with the half-years that each sums up. */
export function CaseReports({ lines }: { lines: readonly Line[] }) {
  return (
    <Section title="Годовые отчёты по делам">
      <DataTable
        label="Годовые отчёты по делам"
        columns={COLUMNS}
        rows={lines}
        rowKey={(line) => line.case.id}
        empty={
          <EmptyState
            title="Годовых отчётов за этот год нет"
            text="Отчёт по делу появляется через год сопровождения. Здесь видны дела вашего отделения или Центра."
          />
        }
      />
    </Section>
  );
}

const COLUMNS: readonly Column<Line>[] = [
  {
    title: 'Семья',
    width: '26%',
    isHeading: true,
    full: (line) => `${line.case.family}, дело ${line.case.number}`,
    render: (line) => (
      <Link to="/cases/$caseId/plan" params={{ caseId: line.case.id }} className="app-row-link">
        {`${line.case.family}, ${line.case.number}`}
      </Link>
    ),
  },
  { title: 'Период', width: '22%', full: periodOf, render: periodOf },
  { title: 'За год', width: '24%', full: (line) => countsOf(line.total), render: (line) => countsOf(line.total) },
  { title: 'За полугодия', width: '28%', full: halfYearsOf, render: halfYearsOf },
];

function periodOf({ periodFrom, periodTo }: { periodFrom: string; periodTo: string }): string {
  return `${formatDate(periodFrom)} – ${formatDate(periodTo)}`;
}

function countsOf({ done, notDone, open }: Line['total']): string {
  return `выполнено ${done} из ${done + notDone + open}, не выполнено ${notDone}`;
}

function halfYearsOf({ halfYears }: Line): string {
  return halfYears.length === 0
    ? '—'
    : halfYears.map((half) => `до ${formatDate(half.periodTo)}: ${countsOf(half.total)}`).join('; ');
}
