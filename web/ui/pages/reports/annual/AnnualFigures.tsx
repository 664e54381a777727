import type { AnnualReport } from '#contract/reports';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { Section } from '../../../components/Section.tsx';

/** Measures by kind of help as the yearly reports of the cases count them. */
export function AnnualFigures({ report }: { report: AnnualReport }) {
  const rows = [...report.byType, { type: 'total', label: 'Всего по Центру', ...report.total }];
  return (
    <Section title={`Мероприятия по годовым отчётам дел (отчётов: ${report.reports})`}>
      <DataTable label="Мероприятия по видам помощи" columns={COLUMNS} rows={rows} rowKey={({ type }) => type} empty={null} />
    </Section>
  );
}

const COLUMNS: readonly Column<AnnualReport['byType'][number]>[] = [
  { title: 'Вид помощи', width: '40%', isHeading: true, full: ({ label }) => label, render: ({ label }) => label },
  { title: 'Всего', width: '15%', render: ({ done, notDone, open }) => done + notDone + open },
  { title: 'Выполнено', width: '15%', render: ({ done }) => done },
  { title: 'Не выполнено', width: '15%', render: ({ notDone }) => notDone },
  { title: 'Без отметки', width: '15%', render: ({ open }) => open },
];
