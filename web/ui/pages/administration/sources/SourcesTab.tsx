import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { MessageSource } from '#contract/messages';
import { messageOf } from '../../../api/api-error.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import { messageSourcesQuery, useRetireMessageSource } from '../../../api/use-message-sources.ts';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { formatMoment } from '../../../text/dates.ts';
import { AddSourceForm } from './AddSourceForm.tsx';

/** Systems that hand in electronic messages about families (T-024). */
export function SourcesTab() {
  const { data, error, refetch } = useQuery(messageSourcesQuery);
  const retire = useRetireMessageSource();
  const timeZone = useTimeZone();
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  const switchOff = (source: MessageSource) =>
    retire.mutate(source.id, {
      onSuccess: () => notifications.show({ message: 'Система отключена' }),
      onError: (reason) => notifications.show({ color: 'red', message: messageOf(reason) }),
    });
  return (
    <Stack gap="md">
      <AddSourceForm />
      <DataTable
        label="Системы, передающие сообщения"
        columns={columnsOf(timeZone, switchOff)}
        rows={data?.items}
        rowKey={(source) => source.id}
        empty={
          <EmptyState
            title="Систем пока нет"
            text="Подключённая система передаёт сообщения о семьях по ключу, они появляются в разделе «Обращения»."
          />
        }
      />
    </Stack>
  );
}

function columnsOf(timeZone: string, switchOff: (source: MessageSource) => void): readonly Column<MessageSource>[] {
  return [
    { title: 'Система', width: '26%', isHeading: true, full: ({ name }) => name, render: ({ name }) => <strong>{name}</strong> },
    {
      title: 'Отправитель',
      width: '28%',
      full: ({ sourceKindLabel }) => sourceKindLabel,
      render: ({ sourceKindLabel }) => sourceKindLabel,
    },
    { title: 'Центр', width: '14%', render: ({ centre }) => centre?.name ?? 'по району семьи' },
    { title: 'Подключена', width: '12%', render: ({ createdAt }) => formatMoment(createdAt, timeZone) },
    { title: 'Сообщений', width: '8%', render: ({ messagesTotal }) => <span className="app-numbers">{messagesTotal}</span> },
    {
      title: 'Действия',
      width: '12%',
      isActions: true,
      render: (source) =>
        source.isActive ? (
          <Button size="compact-sm" variant="default" aria-label={`Отключить: ${source.name}`} onClick={() => switchOff(source)}>
            Отключить
          </Button>
        ) : (
          'отключена'
        ),
    },
  ];
}
