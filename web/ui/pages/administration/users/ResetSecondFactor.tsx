import { useState } from 'react';
import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { UserRow } from '#contract/users';
import { messageOf } from '../../../api/api-error.ts';
import { useResetSecondFactor } from '../../../api/use-administration.ts';

/** For who has lost both the telephone and the recovery codes; asked twice, because the account becomes weaker. */
export function ResetSecondFactor({ user, onDone }: { user: UserRow; onDone: () => void }) {
  const [isAsked, setIsAsked] = useState(false);
  const reset = useResetSecondFactor(user.id);

  function submit(): void {
    reset.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: 'Второй фактор сброшен, входы сотрудника завершены' });
        onDone();
      },
    });
  }

  if (!isAsked) {
    return (
      <Group gap="sm">
        <Text size="sm">Второй фактор включён</Text>
        <Button size="compact-sm" variant="default" onClick={() => setIsAsked(true)}>
          Сбросить второй фактор
        </Button>
      </Group>
    );
  }
  return (
    <Alert color="yellow" variant="light" title="Сбросить второй фактор?">
      <Text size="sm" mb="xs">
        Убедитесь, что просит сам сотрудник. Он войдёт по одному паролю и включит второй фактор заново.
      </Text>
      {reset.error === null ? null : (
        <Text size="sm" c="red" role="alert" mb="xs">
          {messageOf(reset.error)}
        </Text>
      )}
      <Group gap="xs">
        <Button size="compact-sm" color="red" loading={reset.isPending} onClick={submit}>
          Сбросить
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setIsAsked(false)}>
          Отмена
        </Button>
      </Group>
    </Alert>
  );
}
