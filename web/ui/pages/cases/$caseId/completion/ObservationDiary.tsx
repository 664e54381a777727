import { Text } from '@mantine/core';
import type { Completion } from '#contract/completion';
import { DataTable, type Column } from '../../../../components/DataTable.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';

type Observation = NonNullable<Completion['postSupport']>['observations'][number];

const STATE_NAMES = { better: 'улучшается', same: 'без изменений', worse: 'ухудшается' } as const;
const FORM_NAMES: Readonly<Record<string, string>> = {
  visit: 'посещение семьи',
  meeting: 'встреча в центре',
  call: 'телефонный разговор',
};

const COLUMNS: readonly Column<Observation>[] = [
  { title: 'По плану', width: '21%', isHeading: true, render: ({ plannedOn }) => formatDate(plannedOn) },
  { title: 'Проведено', width: '21%', render: doneWords },
  {
    title: 'Положение семьи',
    width: '20%',
    render: ({ familyState }) => (familyState === null ? '—' : STATE_NAMES[familyState]),
  },
  { title: 'Признаки риска', render: ({ riskSigns }) => riskSigns ?? '—', full: ({ riskSigns }) => riskSigns ?? '' },
  { title: 'Принятые меры', render: ({ actions }) => actions ?? '—', full: ({ actions }) => actions ?? '' },
];

/** The diary of the post-support: what was planned, what was seen, what was done (T-101). */
export function ObservationDiary({ observations }: { observations: readonly Observation[] }) {
  return (
    <>
      <Text component="h3" fz="sm" fw={700} mt="md" mb={4}>
        Дневник наблюдений
      </Text>
      <div className="app-table-wraps">
        <DataTable
          label="Дневник наблюдений"
          columns={COLUMNS}
          rows={observations}
          rowKey={({ id }) => id}
          empty={<Text size="sm">Наблюдения не запланированы.</Text>}
        />
      </div>
    </>
  );
}

function doneWords({ observedOn, form, isLate }: Observation) {
  if (observedOn === null) return isLate ? <Tag tone="overdue">не внесено</Tag> : 'ещё не проведено';
  return `${formatDate(observedOn)}, ${FORM_NAMES[form ?? ''] ?? ''}`;
}
