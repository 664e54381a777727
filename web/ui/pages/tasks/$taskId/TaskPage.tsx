import { lazy, Suspense, type ReactNode } from 'react';
import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { TaskRow } from '#contract/tasks';
import { isMissing, messageOf } from '../../../api/api-error.ts';
import { taskQuery, useClaimTask, useKnownTask, useReleaseTask } from '../../../api/use-tasks.ts';
import { DeadlineWords } from '../../../components/Deadline.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { FormSkeleton } from '../../../form/FormSkeleton.tsx';
import { stageName } from '../../../text/stages.ts';

// The renderer of forms is the heaviest part: the header of the task does not wait for it.
const TaskForm = lazy(async () => ({ default: (await import('./TaskForm.tsx')).TaskForm }));
const route = getRouteApi('/signed-in/app/tasks/$taskId');

/** One task: what a list already knows at once, then its form. */
export function TaskPage() {
  const { taskId } = route.useParams();
  const known = useKnownTask(taskId);
  const { data, error, refetch } = useQuery(taskQuery(taskId));
  const claim = useClaimTask();
  const release = useReleaseTask();
  const task = data?.task ?? known;
  const report = {
    onError: (reason: Error) => notifications.show({ color: 'red', message: messageOf(reason) }),
    onSettled: () => void refetch(),
  };

  const releaseButton =
    data?.may.includes('release') === true ? (
      <Button size="sm" variant="default" loading={release.isPending} onClick={() => release.mutate(taskId, report)}>
        Вернуть задачу в группу
      </Button>
    ) : undefined;

  if (isMissing(error)) return <TaskGone />;
  return (
    <>
      {task === undefined ? null : <TaskHeader task={task} actions={releaseButton} />}
      {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <FormSkeleton /> : null}
      {data?.task.isSuspended === true ? (
        <Alert mb="md" color="yellow" variant="light" role="note" title="Сопровождение приостановлено">
          Отметить выполнение можно после того, как его возобновят на странице дела.
        </Alert>
      ) : null}
      {data?.may.includes('claim') === true ? (
        <Alert mb="md" color="gray" variant="light" role="note" title="Задача никем не взята">
          <Group>
            <Text size="sm">Возьмите задачу в работу, чтобы другие знали, что её выполняете вы.</Text>
            <Button size="xs" variant="light" loading={claim.isPending} onClick={() => claim.mutate(taskId, report)}>
              Взять в работу
            </Button>
          </Group>
        </Alert>
      ) : null}
      {data === undefined ? null : (
        <Suspense fallback={<FormSkeleton />}>
          <TaskForm key={`${taskId} ${data.form.version}`} answer={data} reload={() => void refetch()} />
        </Suspense>
      )}
    </>
  );
}

function TaskHeader({ task, actions }: { task: TaskRow; actions: ReactNode }) {
  return (
    <PageHeader
      title={task.name}
      actions={actions}
      note={
        <Group gap="sm" component="span">
          <DeadlineWords {...task} isProvisional={task.isDueProvisional} />
          {task.case === null ? null : (
            <span>
              {'Дело '}
              <Link to="/cases/$caseId" params={{ caseId: task.case.id }}>
                {task.case.number}
              </Link>
              {`, ${task.case.family}`}
            </span>
          )}
          {task.session === null ? null : (
            <span>
              {'Заседание '}
              <Link to="/sessions/$sessionId" params={{ sessionId: task.session.id }}>
                {task.session.number}
              </Link>
            </span>
          )}
          <span>{task.stage === 0 && task.session === null ? 'На любом этапе' : stageName(task.stage)}</span>
          <span>{task.clause}</span>
          <span>{`Ответственный: ${task.assignee?.name ?? task.responsible?.name ?? 'не назначен'}`}</span>
        </Group>
      }
    />
  );
}

function TaskGone() {
  return (
    <>
      <PageHeader title="Задача недоступна" />
      <EmptyState
        title="Задачи больше нет в вашем списке"
        text="Она уже выполнена, передана другому сотруднику или недоступна вам."
        action={
          <Button component={Link} to="/tasks">
            К списку задач
          </Button>
        }
      />
    </>
  );
}
