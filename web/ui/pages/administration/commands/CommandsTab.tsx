import { Button, SegmentedControl, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Command } from '#contract/operations';
import { messageOf } from '../../../api/api-error.ts';
import { commandListQuery, useRepair } from '../../../api/use-administration.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import type { Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PagedTable } from '../../../components/PagedTable.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { formatMoment } from '../../../text/dates.ts';

const route = getRouteApi('/signed-in/app/administration/commands');
const KIND_NAMES = {
  'start-process': 'Начать процесс',
  'complete-task': 'Завершить задачу',
  'correlate-message': 'Передать сообщение',
  'release-task': 'Вернуть задачу в группу',
  'set-timer': 'Перенести срок',
  'end-process': 'Завершить процесс без дела',
  'migrate-case': 'Перевести дело на новую версию',
} as const;

/** Commands on their way to the engine: what waits, what stands still, what was sent. */
export function CommandsTab() {
  const { state = 'open', page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useQuery(commandListQuery(state, page));
  const retry = useRepair('commands');
  const timeZone = useTimeZone();
  const columns: readonly Column<Command>[] = [
    { title: 'Создана', width: '16%', render: (command) => formatMoment(command.createdAt, timeZone) },
    { title: 'Команда', width: '22%', isHeading: true, render: (command) => <strong>{KIND_NAMES[command.kind]}</strong> },
    { title: 'Дело или заседание', width: '16%', render: (command) => command.stream },
    { title: 'Попыток', width: '8%', render: (command) => command.attempts },
    { title: 'Состояние', width: '26%', render: (command) => <State command={command} timeZone={timeZone} /> },
    {
      title: 'Действия',
      width: '12%',
      isActions: true,
      render: (command) =>
        command.doneAt === null ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={retry.isPending && retry.variables === command.id}
            aria-label={`Повторить команду: ${KIND_NAMES[command.kind]}, ${command.stream}`}
            onClick={() =>
              retry.mutate(command.id, { onError: (reason) => notifications.show({ color: 'red', message: messageOf(reason) }) })
            }
          >
            Повторить
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <SegmentedControl
        aria-label="Состояние команд"
        size="sm"
        mb="sm"
        value={state}
        data={[
          { value: 'open', label: 'В пути' },
          { value: 'failed', label: 'Остановлены' },
          { value: 'done', label: 'Выполнены' },
        ]}
        onChange={(value) =>
          void navigate({ search: value === 'open' ? {} : { state: value === 'failed' ? 'failed' : 'done' }, replace: true })
        }
      />
      <Text size="sm" c="dimmed" mb="sm">
        Команду, которая не уходит дольше пяти минут, показывает «Сверка»: там же её повторяют, а ставшую ненужной снимают.
      </Text>
      <PagedTable
        label="Команды движку"
        columns={columns}
        list={list}
        rowKey={(command) => command.id}
        empty={<EmptyState title="Таких команд нет" text="Команда появляется здесь, пока движок её не принял." />}
        page={page}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, page: next }) })}
      />
    </>
  );
}

function State({ command, timeZone }: { command: Command; timeZone: string }) {
  if (command.doneAt !== null) return <Tag tone="done">{`выполнена ${formatMoment(command.doneAt, timeZone)}`}</Tag>;
  if (command.failedAt !== null) return <Tag tone="overdue">{`остановлена: ${command.errorCode ?? 'причина не указана'}`}</Tag>;
  return <>{`следующая попытка ${formatMoment(command.nextAt, timeZone)}`}</>;
}
