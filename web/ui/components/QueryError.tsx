import { Alert, Button, Group, Text } from '@mantine/core';
import { ApiError, messageOf } from '../api/api-error.ts';

/** A part of a page that did not load, with the way to try again. */
export function QueryError({ error, retry }: { error: unknown; retry: () => void }) {
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <Alert color="red" variant="light" role="alert" title="Не удалось загрузить">
      <Text size="sm">{messageOf(error)}</Text>
      {requestId === undefined ? null : <Text size="xs" c="dimmed">{`Номер обращения: ${requestId}`}</Text>}
      <Group mt="xs">
        <Button size="xs" variant="default" onClick={retry}>
          Повторить
        </Button>
      </Group>
    </Alert>
  );
}
