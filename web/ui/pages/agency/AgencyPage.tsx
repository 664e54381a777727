import { useEffect, useState } from 'react';
import { Alert, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { messageOf } from '../../api/api-error.ts';
import { useOpenLink } from '../../api/use-agency.ts';
import { AgencyAnswerForm } from './AgencyAnswerForm.tsx';

/**
 * The page behind the link of a co-executor. The secret stands behind «#», which no browser sends anywhere, and leaves the address at
 * once, so that it stays neither in the history nor on the screen (T-076).
 */
export function AgencyPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [isAnswered, setIsAnswered] = useState(false);
  const { data, error, mutate } = useOpenLink();
  useEffect(() => {
    window.history.replaceState(null, '', '/agency');
    mutate(token);
  }, [mutate, token]);
  return (
    <main className="app-sign-in">
      <title>Ответ соисполнителя · Сопровождение семей</title>
      <Paper withBorder p="xl" w="100%" maw={640} className="app-surface">
        <Stack gap="md">
          <Title order={1}>Ответ соисполнителя</Title>
          {error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {messageOf(error)}
            </Alert>
          )}
          {isAnswered ? (
            <Text role="status">Спасибо, ответ передан куратору. Ссылка больше не действует.</Text>
          ) : data === undefined ? (
            error === null && <Skeleton height={200} role="status" aria-label="Загрузка" />
          ) : (
            <AgencyAnswerForm token={token} view={data} onAnswered={() => setIsAnswered(true)} />
          )}
        </Stack>
      </Paper>
    </main>
  );
}
