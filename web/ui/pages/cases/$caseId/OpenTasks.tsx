import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TaskRow } from '#contract/tasks';
import { DeadlineCell } from '../../../components/Deadline.tsx';
import { SuspendedTag } from '../../../components/SuspendedTag.tsx';
import { Section } from '../../../components/Section.tsx';

export function OpenTasks({ tasks }: { tasks: readonly TaskRow[] }) {
  return (
    <Section title="Открытые задачи">
      {tasks.length === 0 ? (
        <Text size="sm" c="dimmed">
          Сейчас нет задач, которые выполняете вы.
        </Text>
      ) : (
        <Stack component="ul" gap="xs" className="app-plain-list">
          {tasks.map((task) => (
            <li key={task.taskId}>
              <Link to="/tasks/$taskId" params={{ taskId: task.taskId }}>
                {task.name}
              </Link>{' '}
              <SuspendedTag isSuspended={task.isSuspended} />
              {task.measure === null ? null : <Text size="sm">{task.measure}</Text>}
              <Text size="sm" c="dimmed">
                <DeadlineCell {...task} isProvisional={task.isDueProvisional} />
                {`, ${task.assignee?.name ?? task.responsible?.name ?? 'не назначен'}, ${task.clause}`}
              </Text>
            </li>
          ))}
        </Stack>
      )}
    </Section>
  );
}
