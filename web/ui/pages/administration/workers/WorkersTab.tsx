import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WorkersHealth } from '#contract/operations';
import { workersQuery } from '../../../api/use-administration.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { Details } from '../../../components/Details.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { Section } from '../../../components/Section.tsx';
import { Tag, type TagTone } from '../../../components/Tag.tsx';
import { formatMoment, formatSeconds } from '../../../text/dates.ts';

type Worker = WorkersHealth['workers'][number];
type Topic = WorkersHealth['topics'][number];

const STATES: Readonly<Record<Worker['state'], { readonly tone: TagTone; readonly text: string }>> = {
  working: { tone: 'done', text: 'работает' },
  'cut-off': { tone: 'overdue', text: 'нет связи с движком' },
  lost: { tone: 'overdue', text: 'не отвечает' },
  stopped: { tone: 'plain', text: 'остановлен' },
};

const WORKER_COLUMNS: readonly Column<Worker>[] = [
  {
    title: 'Обработчик',
    width: '32%',
    isHeading: true,
    full: (worker) => worker.workerId,
    render: (worker) => <strong>{worker.workerId}</strong>,
  },
  { title: 'Состояние', width: '20%', render: ({ state }) => <Tag tone={STATES[state].tone}>{STATES[state].text}</Tag> },
  { title: 'Последний удачный опрос', width: '20%', render: (worker) => ago(worker.secondsSinceGoodPoll) },
  { title: 'Последний отклик', width: '16%', render: (worker) => ago(worker.secondsSinceSeen) },
  { title: 'Шагов в работе', width: '12%', render: (worker) => worker.activeTasks },
];

const TOPIC_COLUMNS: readonly Column<Topic>[] = [
  {
    title: 'Шаг',
    width: '44%',
    isHeading: true,
    full: (topic) => topic.stepName ?? topic.topic,
    render: (topic) => <strong>{topic.stepName ?? topic.topic}</strong>,
  },
  { title: 'Обозначение', width: '28%', full: (topic) => topic.topic, render: (topic) => topic.topic },
  { title: 'Самый старый ждёт', width: '16%', render: (topic) => formatSeconds(topic.oldestSeconds) },
  { title: 'Открыто', width: '12%', render: (topic) => topic.open },
];

/** How the processes that do the steps without people are, and what waits for them. */
export function WorkersTab() {
  const { data, error, refetch, isFetching } = useQuery(workersQuery);
  const timeZone = useTimeZone();
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="md">
      <Section
        title="Обработчики"
        actions={
          <Button size="compact-sm" variant="default" loading={isFetching} onClick={() => void refetch()}>
            Обновить
          </Button>
        }
      >
        <Stack gap="md">
          {data === undefined ? null : (
            <Details
              items={[
                { label: 'Сведения на', value: formatMoment(data.at, timeZone) },
                {
                  label: 'Остановленных шагов',
                  value: <Link to="/administration/incidents">{data.incidents.toLocaleString('ru-RU')}</Link>,
                },
                {
                  label: 'Команд в пути',
                  value: <Link to="/administration/commands">{data.openCommands.toLocaleString('ru-RU')}</Link>,
                },
              ]}
            />
          )}
          <DataTable
            label="Обработчики"
            columns={WORKER_COLUMNS}
            rows={data?.workers}
            rowKey={(worker) => worker.workerId}
            empty={
              <EmptyState
                title="Обработчиков нет"
                text="Служебные шаги выполняет отдельная программа. Когда она запущена, каждый её экземпляр виден здесь; пока её нет, шаги ждут."
              />
            }
          />
        </Stack>
      </Section>
      <Section title="Открытые служебные шаги">
        <DataTable
          label="Открытые служебные шаги"
          columns={TOPIC_COLUMNS}
          rows={data?.topics}
          rowKey={(topic) => topic.topic}
          empty={<EmptyState title="Открытых шагов нет" text="Шаг виден здесь, пока обработчик его не выполнил." />}
        />
      </Section>
    </Stack>
  );
}

function ago(seconds: number | null): string {
  return seconds === null ? 'не было' : `${formatSeconds(seconds)} назад`;
}
