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
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const signIn = useSignIn();
  const navigate = useNavigate();
  const router = useRouter();
  const fields = signIn.error instanceof ApiError ? signIn.error.fields : {};

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (signIn.isPending) return;
    const request = code.trim() === '' ? { login, password } : { login, password, code };
    signIn.mutate(request, { onSuccess: goOn, onError: (reason) => setAsksCode(asksCode || wantsCode(reason)) });
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
              <Alert color={isCodeAskedFirst(signIn.error) ? 'blue' : 'red'} variant="light" role="alert">
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
            {asksCode ? (
              <TextInput
                label="Код подтверждения"
                description="Если включён второй фактор: шесть цифр из приложения или резервный код"
                name="code"
                autoComplete="one-time-code"
                autoFocus
                value={code}
                error={fields['/code']}
                onChange={(event) => setCode(event.currentTarget.value)}
              />
            ) : null}
            <Button type="submit" loading={signIn.isPending}>
              Войти
            </Button>
          </Stack>
        </form>
      </Paper>
    </main>
  );
}

function isCodeAskedFirst(error: Error): boolean {
  return error instanceof ApiError && error.code === 'SECOND_FACTOR_REQUIRED';
}

/** A code also opens the way in while strangers use up the tries of the account by guessing. */
function wantsCode(error: Error): boolean {
  return isCodeAskedFirst(error) || (error instanceof ApiError && error.code === 'TOO_MANY_ATTEMPTS');
}
