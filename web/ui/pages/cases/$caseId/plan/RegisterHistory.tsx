import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RegisterEntryAnswer } from '#contract/register';
import { registerEntryQuery } from '../../../../api/use-register.ts';
import { DataTable, type Column } from '../../../../components/DataTable.tsx';
import { Section } from '../../../../components/Section.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { ENDING_NAMES, REGISTER_STATE_NAMES } from '../../../../text/ru.ts';

type Change = NonNullable<RegisterEntryAnswer['entry']>['changes'][number];

const COLUMNS: readonly Column<Change>[] = [
  { title: 'Состояние', width: '34%', isHeading: true, render: (change) => REGISTER_STATE_NAMES[change.state] },
  { title: 'Дата', width: '16%', render: (change) => <span className="app-numbers">{formatDate(change.changedOn)}</span> },
  { title: 'Решение консилиума', width: '26%', render: decisionOf },
  { title: 'Основание', width: '24%', render: (change) => (change.ground === null ? '—' : (ENDING_NAMES[change.ground] ?? '—')) },
];

/** The line of the ведомственный учет of the case with every state it went through; nothing for who may not read the register. */
export function RegisterHistory({ caseId }: { caseId: string }) {
  const { data } = useQuery(registerEntryQuery(caseId));
  if (!data?.entry) return null;
  const { number, changes } = data.entry;
  return (
    <Section title={`Ведомственный учёт № ${number}`}>
      <DataTable
        label="История учёта"
        columns={COLUMNS}
        rows={changes}
        rowKey={(change) => `${change.state}-${change.changedOn}`}
        empty={<Text size="sm">Истории нет.</Text>}
      />
    </Section>
  );
}

function decisionOf({ decision }: Change): string {
  if (decision === null) return '—';
  return decision.on === null ? decision.session : `${decision.session}, ${formatDate(decision.on)}`;
}
