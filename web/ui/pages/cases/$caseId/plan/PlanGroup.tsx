import { Stack, Text } from '@mantine/core';
import type { Plan, PlanItem } from '#contract/plans';
import { DataTable, type Column } from '../../../../components/DataTable.tsx';
import { Section } from '../../../../components/Section.tsx';
import { Tag, type TagTone } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { countOf } from '../../../../text/plural.ts';
import { ITEM_STATUS_NAMES } from '../../../../text/ru.ts';

type Group = NonNullable<Plan['shown']>['groups'][number];

const TONES: Readonly<Record<PlanItem['status'], TagTone>> = {
  planned: 'plain',
  running: 'current',
  done: 'done',
  'not-done': 'overdue',
  cancelled: 'plain',
};

const COLUMNS: readonly Column<PlanItem>[] = [
  { title: '№', width: '5%', render: (item) => item.place },
  { title: 'Мероприятие', width: '33%', isHeading: true, render: (item) => <ItemText item={item} /> },
  { title: 'На кого направлено', width: '15%', render: (item) => item.targets.map(({ name }) => name).join(', ') },
  {
    title: 'Исполнитель',
    width: '17%',
    render: (item) => [item.executor, ...item.coExecutors.map(({ name }) => name)].join(', '),
  },
  {
    title: 'Срок',
    width: '12%',
    render: (item) => <Term item={item} />,
  },
  { title: 'Отметка о выполнении', width: '18%', render: (item) => <Mark item={item} /> },
];

export function PlanGroup({ group }: { group: Group }) {
  return (
    <Section title={`${group.number}. ${group.title}`}>
      <div className="app-table-wraps">
        <DataTable
          label={group.title}
          columns={COLUMNS}
          rows={group.items}
          rowKey={(item) => item.id}
          empty={
            <Text size="sm" c="dimmed">
              Мероприятий этого вида в плане нет.
            </Text>
          }
        />
      </div>
    </Section>
  );
}

function ItemText({ item }: { item: PlanItem }) {
  return (
    <>
      {item.text} {item.isOutsideAlgorithm ? <Tag>вне алгоритма</Tag> : null}
      {item.conditionReason === null ? null : (
        <Text size="xs" c="dimmed">
          {item.conditionReason}
        </Text>
      )}
    </>
  );
}

function Term({ item }: { item: PlanItem }) {
  return (
    <>
      <span className="app-numbers">{item.term}</span>
      {item.after.length === 0 ? null : <Text size="xs">{`после ${item.after.join(', ')}`}</Text>}
      {item.occurrences.length === 0 ? null : (
        <Text size="xs" c="dimmed">
          {`${countOf(item.occurrences.length, TIMES)}, первый — ${formatDate(item.occurrences[0] ?? item.fromOn)}`}
        </Text>
      )}
    </>
  );
}

const TIMES = { one: 'раз', few: 'раза', many: 'раз' };

function Mark({ item }: { item: PlanItem }) {
  const words = item.result ?? item.notDoneReason;
  return (
    <Stack gap={2} align="flex-start">
      <Tag tone={TONES[item.status]}>{ITEM_STATUS_NAMES[item.status]}</Tag>
      {words === null ? null : <Text size="xs">{words}</Text>}
      {item.markedBy === null ? null : (
        <Text size="xs" c="dimmed">
          {item.markedBy.name}
        </Text>
      )}
    </Stack>
  );
}
