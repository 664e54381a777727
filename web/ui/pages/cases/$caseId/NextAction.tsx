import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseCard } from '#contract/cases';
import type { TaskRow } from '#contract/tasks';
import { DeadlineWords } from '../../../components/Deadline.tsx';
import { useMe } from '../../../api/use-me.ts';

/** The one next action: the most urgent open task, the person's own first; without tasks, what the case waits for. */
export function NextAction({ card }: { card: CaseCard }) {
  const me = useMe();
  const [next, ...others] = [...card.openTasks].sort((first, second) => rank(first, me?.user.id) - rank(second, me?.user.id));
  if (next === undefined)
    return (
      <Text size="sm" c="dimmed">
        {waitingWords(card)}
      </Text>
    );
  return (
    <Group gap="sm">
      <Button renderRoot={(props) => <Link {...props} to="/tasks/$taskId" params={{ taskId: next.taskId }} />}>
        {next.name}
      </Button>
      <Text size="sm" component="span">
        <DeadlineWords {...next} isProvisional={next.isDueProvisional} />
      </Text>
      <Text
        size="sm"
        c="dimmed"
        component="span"
      >{`Ответственный: ${next.assignee?.name ?? next.responsible?.name ?? 'не назначен'}`}</Text>
      {others.length === 0 ? null : <Text size="sm" c="dimmed" component="span">{`и ещё открытых задач: ${others.length}`}</Text>}
    </Group>
  );
}

function rank(task: TaskRow, userId: string | undefined): number {
  const own = task.assignee?.id === userId || task.responsible?.id === userId ? 0 : 1_000_000;
  return own + (task.workingDaysLeft ?? 100_000);
}

function waitingWords(card: CaseCard): string {
  if (card.status === 'closed') return 'Дело закрыто. Действий не требуется.';
  return card.stage === 4 ? 'Вопрос ждёт заседания консилиума.' : 'Сейчас по этому делу нет задач, которые выполняете вы.';
}
