import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';

interface LeaveGuardProps {
  readonly hasUnsaved: boolean;
  /** Tries to save first; the question is asked only when that is impossible or fails. */
  readonly trySave: () => Promise<boolean>;
}

export function LeaveGuard({ hasUnsaved, trySave }: LeaveGuardProps) {
  const blocker = useBlocker({
    shouldBlockFn: async () => hasUnsaved && !(await trySave()),
    enableBeforeUnload: () => hasUnsaved,
    withResolver: true,
  });
  return (
    <Modal opened={blocker.status === 'blocked'} onClose={() => blocker.reset?.()} title="Уйти без сохранения">
      <Text size="sm" mb="md">
        На странице есть несохранённые изменения. Если уйти, они пропадут.
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Уйти без сохранения
        </Button>
        <Button onClick={() => blocker.reset?.()}>Остаться на странице</Button>
      </Group>
    </Modal>
  );
}
