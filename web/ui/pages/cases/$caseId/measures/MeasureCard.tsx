import type { ReactNode } from 'react';
import { Group, Paper, Stack, Text } from '@mantine/core';
import type { Measure } from '#contract/measures';
import { DelayCauses } from '../../../../components/DelayCauses.tsx';
import { Details } from '../../../../components/Details.tsx';
import { Tag, type TagTone } from '../../../../components/Tag.tsx';
import { ITEM_STATUS_NAMES } from '../../../../text/ru.ts';
import { MeasureWork } from './MeasureWork.tsx';

const TONES: Readonly<Record<Measure['status'], TagTone>> = {
  planned: 'plain',
  running: 'current',
  done: 'done',
  'not-done': 'overdue',
  cancelled: 'plain',
};

/** One measure as a work item; `extra` is what other parts of the case add to it, such as its co-executors. */
export function MeasureCard({ measure, extra }: { measure: Measure; extra?: ReactNode }) {
  const { place, text, targets, executor, coExecutors, term, after, result, notDoneReason, status, markedBy } = measure;
  const headingId = `measure-${measure.id}`;
  return (
    <Paper
      withBorder
      p="sm"
      component="article"
      aria-labelledby={headingId}
      className="app-measure"
      data-overdue={measure.isOverdue || undefined}
    >
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <Text fw={700} id={headingId} component="h3" fz="sm">
          {`${place} ${text}`}
        </Text>
        <Group gap={6} justify="flex-end">
          {measure.isOverdue ? <Tag tone="overdue">просрочено</Tag> : null}
          {measure.isWaiting ? <Tag tone="today">{`ждёт ${after.join(', ')}`}</Tag> : null}
          <Tag tone={TONES[status]}>{ITEM_STATUS_NAMES[status]}</Tag>
        </Group>
      </Group>
      <Stack gap="xs" mt="xs">
        <Details
          items={[
            { label: 'На кого направлено', value: targets.map(({ name }) => name).join(', ') },
            { label: 'Срок исполнения', value: term },
            { label: 'Ответственный исполнитель', value: executor },
            coExecutors.length === 0
              ? undefined
              : { label: 'Соисполнители', value: coExecutors.map(({ name }) => name).join(', ') },
            after.length === 0 ? undefined : { label: 'Начинается после', value: after.join(', ') },
            result === null ? undefined : { label: 'Результат', value: result },
            notDoneReason === null
              ? undefined
              : { label: status === 'cancelled' ? 'Причина исключения' : 'Причина невыполнения', value: notDoneReason },
            markedBy === null ? undefined : { label: 'Отметку поставил(а)', value: markedBy.name },
          ]}
        />
        <DelayCauses delays={measure.delays} />
        <MeasureWork measure={measure} />
        {extra}
      </Stack>
    </Paper>
  );
}
