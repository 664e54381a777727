import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import { ApiError, isMissing, messageOf } from '../api/api-error.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

/** Whatever goes wrong on a page: what happened, the number to tell support, and the ways on. */
export function ErrorPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const router = useRouter();
  if (isMissing(error)) return <NotFoundPage />;
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <Stack align="flex-start" gap="sm" maw={560} p="md" role="alert">
      <title>Ошибка · Сопровождение семей</title>
      <Title order={1}>Страница не открылась</Title>
      <Text>{messageOf(error)}</Text>
      {requestId === undefined ? null : <Text size="sm" c="dimmed">{`Номер обращения для службы поддержки: ${requestId}`}</Text>}
      <Group>
        <Button
          onClick={() => {
            reset?.();
            void router.invalidate();
          }}
        >
          Повторить
        </Button>
        <Button variant="default" component={Link} to="/">
          На главную
        </Button>
      </Group>
    </Stack>
  );
}
