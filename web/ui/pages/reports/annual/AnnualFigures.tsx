import { Table } from '@mantine/core';
import type { AnnualReport } from '#contract/reports';
import { Section } from '../../../components/Section.tsx';

/** Measures by kind of help as the yearly reports of the cases count them. */
export function AnnualFigures({ report }: { report: AnnualReport }) {
  const rows = [...report.byType, { type: 'total', label: 'Всего', ...report.total }];
  return (
    <Section title={`Мероприятия по годовым отчётам дел (отчётов: ${report.reports})`}>
      <Table aria-label="Мероприятия по видам помощи" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Вид помощи</Table.Th>
            <Table.Th scope="col">Всего</Table.Th>
            <Table.Th scope="col">Выполнено</Table.Th>
            <Table.Th scope="col">Не выполнено</Table.Th>
            <Table.Th scope="col">Без отметки</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ type, label, done, notDone, open }) => (
            <Table.Tr key={type} className="app-numbers">
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td>{done + notDone + open}</Table.Td>
              <Table.Td>{done}</Table.Td>
              <Table.Td>{notDone}</Table.Td>
              <Table.Td>{open}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
