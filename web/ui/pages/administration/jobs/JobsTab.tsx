import { Button, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Job, JobState } from '#contract/operations';
import { messageOf } from '../../../api/api-error.ts';
import { jobListQuery, useRunJob } from '../../../api/use-administration.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import type { Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PagedTable } from '../../../components/PagedTable.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { formatMoment } from '../../../text/dates.ts';

const route = getRouteApi('/signed-in/app/administration/jobs');
const KIND_NAMES = { timer: 'Срок', 'engine-step': 'Шаг движка', 'worker-step': 'Служебный шаг' } as const;
const ACTIONS = { retry: 'Повторить', run: 'Выполнить' } as const;
const STATES: readonly { readonly value: JobState; readonly label: string; readonly empty: string }[] = [
  { value: 'running', label: 'В работе', empty: 'Сейчас ничего не выполняется: обычный шаг занимает доли секунды.' },
  { value: 'waiting', label: 'Ждут', empty: 'Всё, чему пришло время, уже в работе.' },
  { value: 'planned', label: 'По сроку', empty: 'Здесь появляются сроки по делам и повторы после сбоя.' },
  {
    value: 'failed',
    label: 'Стоят',
    empty: 'Если шаг не удался после всех попыток, он появится здесь, и его можно будет повторить.',
  },
];

/** What the engine and the workers do now, what waits and what is to come. */
export function JobsTab() {
  const { state = 'running', page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useQuery(jobListQuery(state, page));
  const run = useRunJob();
  const timeZone = useTimeZone();
  const columns: readonly Column<Job>[] = [
    { title: 'Шаг', width: '26%', isHeading: true, full: stepOf, render: (job) => <strong>{stepOf(job)}</strong> },
    { title: 'Вид', width: '12%', render: (job) => KIND_NAMES[job.kind] },
    { title: 'Дело или заседание', width: '14%', render: (job) => job.businessKey ?? '—' },
    { title: 'Срок', width: '14%', render: (job) => (job.dueAt === null ? 'сразу' : formatMoment(job.dueAt, timeZone)) },
    { title: 'Осталось попыток', width: '10%', render: (job) => job.retries ?? 'все' },
    {
      title: 'Состояние',
      width: '12%',
      full: (job) => job.holder ?? '',
      render: (job) => <State job={job} timeZone={timeZone} />,
    },
    {
      title: 'Действия',
      width: '12%',
      isActions: true,
      render: (job) =>
        job.may === null ? null : (
          <Button
            size="compact-sm"
            variant="default"
            loading={run.isPending && run.variables === job.id}
            aria-label={`${ACTIONS[job.may]}: ${stepOf(job)}, ${job.businessKey ?? ''}`}
            onClick={() =>
              run.mutate(job.id, {
                onSuccess: () => notifications.show({ message: 'Задание отправлено на выполнение' }),
                onError: (reason) => notifications.show({ color: 'red', message: messageOf(reason) }),
              })
            }
          >
            {ACTIONS[job.may]}
          </Button>
        ),
    },
  ];
  return (
    <>
      <SegmentedControl
        aria-label="Состояние заданий"
        size="sm"
        mb="sm"
        value={state}
        data={STATES.map(({ value, label }) => ({ value, label }))}
        onChange={(value) => {
          const chosen = STATES.find((one) => one.value === value)?.value;
          void navigate({ search: chosen === undefined || chosen === 'running' ? {} : { state: chosen }, replace: true });
        }}
      />
      <PagedTable
        label="Задания"
        columns={columns}
        list={list}
        rowKey={(job) => job.id}
        empty={<EmptyState title="Таких заданий нет" text={STATES.find((one) => one.value === state)?.empty ?? ''} />}
        page={page}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, page: next }) })}
      />
    </>
  );
}

function State({ job, timeZone }: { job: Job; timeZone: string }) {
  if (job.state === 'failed') return <Tag tone="overdue">остановлен</Tag>;
  if (job.state === 'running')
    return <Tag tone="done">{`до ${job.heldUntil === null ? '—' : formatMoment(job.heldUntil, timeZone)}`}</Tag>;
  return <>{job.state === 'planned' ? 'по сроку' : 'ждёт'}</>;
}

function stepOf(job: Job): string {
  return job.stepName ?? job.activityId ?? 'Шаг процесса';
}
