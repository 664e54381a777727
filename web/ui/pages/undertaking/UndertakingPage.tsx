import { Alert, Button, Checkbox, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { messageOf } from '../../api/api-error.ts';
import { undertakingQuery, useSignOut, useSignUndertaking } from '../../api/use-sign-in.ts';
import { QueryError } from '../../components/QueryError.tsx';

/** The one page that opens before the undertaking on non-disclosure is signed (T-192). */
export function UndertakingPage() {
  const { data, error, refetch } = useQuery(undertakingQuery);
  const [isRead, setIsRead] = useState(false);
  const sign = useSignUndertaking();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <main className="app-sign-in">
      <title>Обязательство о неразглашении · Сопровождение семей</title>
      <Paper withBorder p="xl" w="100%" maw={760} className="app-surface">
        {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
        {data === undefined ? (
          error === null ? (
            <Skeleton height={320} />
          ) : null
        ) : (
          <Stack gap="md">
            <Title order={1}>{data.title}</Title>
            {data.paragraphs.map((paragraph) => (
              <Text key={paragraph}>{paragraph}</Text>
            ))}
            <Checkbox
              label="Я прочитал(а) обязательство и принимаю его"
              checked={isRead}
              onChange={(event) => setIsRead(event.currentTarget.checked)}
            />
            {sign.error === null ? null : (
              <Alert color="red" variant="light" role="alert">
                {messageOf(sign.error)}
              </Alert>
            )}
            <Group>
              <Button
                disabled={!isRead}
                loading={sign.isPending}
                onClick={() => sign.mutate({ version: data.version }, { onSuccess: () => void navigate({ to: '/' }) })}
              >
                Подписать обязательство
              </Button>
              <Button
                variant="default"
                onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/sign-in', search: {} }) })}
              >
                Выйти
              </Button>
            </Group>
          </Stack>
        )}
      </Paper>
    </main>
  );
}
