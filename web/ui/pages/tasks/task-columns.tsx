import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TaskRow } from '#contract/tasks';
import type { Column } from '../../components/DataTable.tsx';
import { DeadlineCell } from '../../components/Deadline.tsx';
import { SuspendedTag } from '../../components/SuspendedTag.tsx';
import { describeDeadline } from '../../text/deadline.ts';
import { stageRoman } from '../../text/stages.ts';

interface TaskActions {
  readonly claim?: ((taskId: string) => void) | undefined;
  readonly claiming?: string | undefined;
}

/** The columns of every list of tasks: the date first, then what, for whom, where and why (T-105). */
export function taskColumns({ claim, claiming }: TaskActions): readonly Column<TaskRow>[] {
  const columns: Column<TaskRow>[] = [
    {
      title: 'Срок',
      width: '23%',
      full: (task) => describeDeadline(task.dueOn, task.workingDaysLeft, task.isDueProvisional).text,
      render: (task) => <DeadlineCell {...task} isProvisional={task.isDueProvisional} />,
    },
    { title: 'Задача', width: '23%', isHeading: true, full: titleOf, render: (task) => <TaskLink task={task} /> },
    { title: 'Семья', width: '14%', full: (task) => task.case?.family ?? '', render: (task) => task.case?.family ?? 'заседание' },
    {
      title: 'Дело',
      width: '8%',
      render: (task) => <span className="app-numbers">{task.case?.number ?? task.session?.number ?? ''}</span>,
    },
    { title: 'Этап', width: '5%', render: (task) => (task.stage === 0 ? '—' : stageRoman(task.stage)) },
    { title: 'Ответственный', width: '12%', full: (task) => responsibleName(task), render: responsibleName },
    { title: 'Пункт', width: '8%', full: (task) => task.clause, render: (task) => task.clause },
  ];
  if (claim === undefined) return columns;
  return [
    ...columns,
    {
      title: 'Действия',
      width: '8%',
      isActions: true,
      render: (task) =>
        task.assignee === null ? (
          <Button
            size="compact-sm"
            variant="light"
            className="app-above-row-link"
            loading={claiming === task.taskId}
            onClick={() => claim(task.taskId)}
            aria-label={`Взять в работу: ${task.name}, ${task.case?.number ?? task.session?.number ?? ''}`}
          >
            Взять
          </Button>
        ) : null,
    },
  ];
}

function responsibleName(task: TaskRow): string {
  return task.assignee?.name ?? task.responsible?.name ?? 'не назначен';
}

const titleOf = ({ name, measure }: TaskRow) => (measure === null ? name : `${name}: ${measure}`);

function TaskLink({ task }: { task: TaskRow }) {
  return (
    <>
      <Link to="/tasks/$taskId" params={{ taskId: task.taskId }} className="app-row-link">
        {task.name}
      </Link>{' '}
      <SuspendedTag isSuspended={task.isSuspended} />
      {task.measure === null ? null : (
        <Text size="xs" c="dimmed" truncate>
          {task.measure}
        </Text>
      )}
    </>
  );
}
