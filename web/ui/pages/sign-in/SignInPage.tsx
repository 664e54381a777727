import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { ApiError, messageOf } from '../../api/api-error.ts';
import { useSignIn } from '../../api/use-sign-in.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { back } = route.useSearch();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const navigate = useNavigate();
  const router = useRouter();
  const fields = signIn.error instanceof ApiError ? signIn.error.fields : {};

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (signIn.isPending) return;
    signIn.mutate({ login, password }, { onSuccess: () => goOn() });
  }

  function goOn(): void {
    // Only an address inside of the application: `//other.example` would lead out.
    if (back !== undefined && /^\/(?!\/)/.test(back)) router.history.push(back);
    else void navigate({ to: '/' });
  }

  return (
    <main className="app-sign-in">
      <title>Вход · Сопровождение семей</title>
      <Paper withBorder p="xl" w="100%" maw={400} className="app-surface">
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <div>
              <img src="/icon.svg" alt="" width={40} height={40} />
              <Title order={1}>Сопровождение семей</Title>
              <Text size="sm" c="dimmed">
                Рабочее место специалистов центра социального обслуживания
              </Text>
            </div>
            {signIn.error === null ? null : (
              <Alert color="red" variant="light" role="alert">
                {messageOf(signIn.error)}
              </Alert>
            )}
            <TextInput
              label="Логин"
              name="login"
              autoComplete="username"
              autoFocus
              required
              value={login}
              error={fields['/login']}
              onChange={(event) => setLogin(event.currentTarget.value)}
            />
            <PasswordInput
              label="Пароль"
              name="password"
              autoComplete="current-password"
              required
              value={password}
              error={fields['/password']}
              visibilityToggleButtonProps={{ 'aria-label': 'Показать или скрыть пароль', tabIndex: 0 }}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={signIn.isPending}>
              Войти
            </Button>
          </Stack>
        </form>
      </Paper>
    </main>
  );
}
